import { useRowActions } from './RowActionsContext.js'

/** A checkbox of the grid; shift chooses all between the last one and this. */
export function SelectBox({
  label,
  isChecked,
  isPartial = false,
  focus,
  onToggle,
  onExtend,
}: {
  label: string
  isChecked: boolean
  isPartial?: boolean
  focus: object
  onToggle(): void
  onExtend?(): void
}) {
  const isHeld = useRowActions()?.areHeld
  return (
    <input
      type="checkbox"
      className="dia-select-box"
      aria-label={label}
      checked={isChecked}
      ref={(element) => {
        if (element) element.indeterminate = isPartial && !isChecked
      }}
      {...focus}
      aria-disabled={isHeld || undefined}
      onChange={(event) => {
        if (isHeld) return
        const { shiftKey } = event.nativeEvent as Event & { shiftKey?: boolean }
        if (shiftKey && onExtend) onExtend()
        else onToggle()
      }}
    />
  )
}

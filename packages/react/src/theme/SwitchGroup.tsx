import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

/** A choice of one among a few, always in sight. */
export function SwitchGroup<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
}: {
  label: string
  options: readonly { readonly id: NoInfer<Id>; readonly text: string }[]
  chosen: Id
  onChoose(id: NoInfer<Id>): void
}) {
  return (
    <ToggleButtonGroup
      className="dia-switch"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const next = options.find(({ id }) => keys.has(id))
        if (next) onChoose(next.id)
      }}
    >
      {options.map(({ id, text }) => (
        <ToggleButton key={id} id={id}>
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

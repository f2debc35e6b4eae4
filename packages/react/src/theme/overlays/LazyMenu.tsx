import { type ReactNode, useCallback, useRef, useState } from 'react'
import type { MenuChoice } from './MenuChoice.js'
import type { OverlayPlacement } from './PopoverFrame.js'
import { useLazy } from './useLazy.js'

export interface LazyMenuProps {
  readonly label: string
  readonly trigger: ReactNode
  readonly triggerClassName?: string
  readonly isNamedByContent?: boolean
  readonly isInGrid?: boolean
  readonly placement?: OverlayPlacement
  /** Keys of the trigger, in a grid's roving order. */
  readonly triggerProps?: { readonly tabIndex: number; readonly 'data-dia-column'?: number }
  readonly choices: readonly MenuChoice[] | (() => readonly MenuChoice[])
  onChoose(id: string): void
}

const loadFrame = () => import('./MenuFrame.js').then((module) => ({ Frame: module.default }))

/** A button and the menu it opens; fetched on the way to the first opening. */
export function LazyMenu(props: LazyMenuProps) {
  const { label, choices, placement = 'bottom start' } = props
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement | null>(null)
  const { loaded, fetch } = useLazy(useCallback(loadFrame, []))
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.triggerClassName ?? 'dia-button'}
        aria-label={props.isNamedByContent ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => {
          fetch()
          setOpen(!isOpen)
        }}
        {...(props.isInGrid ? { 'data-dia-cell-action': '' } : {})}
        {...props.triggerProps}
      >
        {props.trigger}
      </button>
      {isOpen && loaded && (
        <loaded.Frame
          label={label}
          trigger={button}
          placement={placement}
          choices={typeof choices === 'function' ? choices() : choices}
          onChoose={props.onChoose}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

import { type ComponentType, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import type { OverlayPlacement } from './PopoverFrame.js'
import { useLazy } from './useLazy.js'

export interface LazyPopoverProps<Props> {
  /** What the trigger is called where its content does not say it, and what the popover is called. */
  readonly label: string
  readonly trigger: ReactNode
  readonly triggerClassName?: string
  /** The trigger's content is its name. */
  readonly isNamedByContent?: boolean
  /** Inside a grid the trigger stays out of the tab order; Enter on its cell presses it. */
  readonly isInGrid?: boolean
  readonly isDisabled?: boolean
  /** Only its own content closes it: it is at work. */
  readonly isKept?: boolean
  readonly placement?: OverlayPlacement
  /** Makes the popover the caller's to open. */
  readonly isOpen?: boolean
  readonly onOpenChange?: (isOpen: boolean) => void
  /** The module of the content, fetched when it is first needed. */
  load(): Promise<{ default: ComponentType<Props> }>
  content(Content: ComponentType<Props>, close: () => void): ReactNode
}

/** A button and the popover it opens; what is inside is fetched on the way to the first opening. */
export function LazyPopover<Props>(props: LazyPopoverProps<Props>) {
  const { label, load, placement = 'bottom start', isInGrid = false } = props
  const [isOwnOpen, setOwnOpen] = useState(false)
  const isOpen = props.isOpen ?? isOwnOpen
  const setOpen = props.onOpenChange ?? setOwnOpen
  const button = useRef<HTMLButtonElement | null>(null)
  const loadAll = useRef(load)
  const { loaded, fetch } = useLazy(
    useCallback(
      () =>
        Promise.all([import('./PopoverFrame.js'), loadAll.current()]).then(([frame, content]) => ({
          Frame: frame.default,
          Content: content.default,
        })),
      [],
    ),
  )
  const isToFetch = isOpen && loaded === null
  useEffect(() => {
    if (!isToFetch) return
    // Whatever opened it, the focus comes back to its trigger; in a grid to the cell.
    if (!isInGrid) button.current?.focus()
    fetch()
  }, [isToFetch, isInGrid, fetch])
  const close = () => setOpen(false)
  const setUnlessKept = (next: boolean) => {
    if (!props.isKept) setOpen(next)
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.triggerClassName ?? 'dia-button'}
        aria-label={props.isNamedByContent ? undefined : label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        disabled={props.isDisabled}
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => setUnlessKept(!isOpen)}
        {...(isInGrid ? { tabIndex: -1, 'data-dia-cell-action': '' } : {})}
      >
        {props.trigger}
      </button>
      {isOpen && loaded && (
        <loaded.Frame
          label={label}
          trigger={button}
          placement={placement}
          onClose={() => setUnlessKept(false)}
        >
          {props.content(loaded.Content, close)}
        </loaded.Frame>
      )}
    </>
  )
}

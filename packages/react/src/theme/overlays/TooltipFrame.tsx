import { type ReactNode, type RefObject, useMemo } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components/Tooltip'
import { useSurfaceProps } from '../Surface.js'

/** A tooltip beside what it explains, with DIA's tokens; it asks to be closed when the page beneath it scrolls. */
export default function TooltipFrame({
  id,
  anchor,
  onClose,
  children,
}: {
  id: string
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  children?: ReactNode
}) {
  // Without a trigger of the library's own around it, an open tooltip finds its state here only.
  const state = useMemo(
    () => ({ isOpen: true, shouldSkipAnimation: true, open: () => {}, close: onClose }),
    [onClose],
  )
  return (
    <TooltipTriggerStateContext.Provider value={state}>
      <Tooltip {...useSurfaceProps('dia-tooltip')} triggerRef={anchor} offset={6}>
        <span id={id}>{children}</span>
      </Tooltip>
    </TooltipTriggerStateContext.Provider>
  )
}

import type { ReactNode, RefObject } from 'react'
import { Tooltip } from 'react-aria-components/Tooltip'
import { useSurfaceProps } from '../Surface.js'

/** A tooltip beside what it explains, with DIA's tokens. */
export default function TooltipFrame({
  anchor,
  children,
}: {
  anchor: RefObject<HTMLElement | null>
  children?: ReactNode
}) {
  return (
    <Tooltip {...useSurfaceProps('dia-tooltip')} triggerRef={anchor} isOpen offset={6}>
      {children}
    </Tooltip>
  )
}

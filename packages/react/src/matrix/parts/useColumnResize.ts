import { type PointerEvent, type RefObject, useRef } from 'react'

/** Px that a column is fitted to at most; it can be made wider by hand. */
const WIDEST_FIT = 640

/** Makes a column wider and narrower: by a handle that is dragged, by steps, or as wide as what it shows. */
export function useColumnResize(
  cell: RefObject<HTMLElement | null>,
  onResize: (width: number | null) => void,
) {
  const from = useRef<{ x: number; width: number; sign: number } | null>(null)
  const width = () => cell.current?.offsetWidth ?? 0
  const fit = () => {
    if (cell.current) onResize(Math.min(contentWidth(cell.current), WIDEST_FIT))
  }
  return {
    by(step: number) {
      onResize(width() + step)
    },
    fit,
    handle: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
        from.current = { x: event.clientX, width: width(), sign: isRtl ? -1 : 1 }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const start = from.current
        if (start) onResize(start.width + start.sign * (event.clientX - start.x))
      },
      onPointerUp() {
        from.current = null
      },
      onPointerCancel() {
        from.current = null
      },
      onDoubleClick: fit,
      // A header is dragged to another place; its handle is not.
      draggable: false,
    },
  }
}

/** Px that the header and the drawn cells of a column would take if nothing held them back. */
function contentWidth(header: HTMLElement): number {
  const grid = header.closest('[role="grid"]')
  const place = `[aria-colindex="${header.getAttribute('aria-colindex')}"]`
  // An opened row may hold a grid of its own.
  const cells = [...(grid?.querySelectorAll<HTMLElement>(place) ?? [])].filter(
    (cell) => cell.closest('[role="grid"]') === grid,
  )
  for (const { style } of cells) style.inlineSize = 'max-content'
  const widest = Math.max(...cells.map(({ offsetWidth }) => offsetWidth))
  for (const { style } of cells) style.inlineSize = ''
  return widest
}

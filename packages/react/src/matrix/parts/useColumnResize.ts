import { type PointerEvent, type RefObject, useRef } from 'react'

/** Makes a column wider and narrower: by a handle that is dragged, or by steps. */
export function useColumnResize(
  cell: RefObject<HTMLElement | null>,
  onResize: (width: number | null) => void,
) {
  const from = useRef<{ x: number; width: number; sign: number } | null>(null)
  const width = () => cell.current?.offsetWidth ?? 0
  return {
    by(step: number) {
      onResize(width() + step)
    },
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
      onDoubleClick() {
        onResize(null)
      },
      // A header is dragged to another place; its handle is not.
      draggable: false,
    },
  }
}

import { type RefObject, useEffect, useState } from 'react'

/** An element's width in px; `otherwise` until it is measured, and on a server. */
export function useWidth(element: RefObject<HTMLElement | null>, otherwise: number): number {
  const [width, setWidth] = useState(otherwise)
  useEffect(() => {
    const watched = element.current
    if (watched === null) return
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.round(entry?.contentRect.width ?? 0)
      if (measured > 0) setWidth(measured)
    })
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** A server has no layout, and warns of effects that ask for one. */
const useMeasure = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** An element's width in px, known before it is first painted; `otherwise` where it has none, and on a server. */
export function useWidth(element: RefObject<HTMLElement | null>, otherwise: number): number {
  const [width, setWidth] = useState(otherwise)
  useMeasure(() => {
    const watched = element.current
    if (watched === null) return
    const keep = (measured: number) => measured > 0 && setWidth(Math.round(measured))
    keep(watched.clientWidth)
    const observer = new ResizeObserver(([entry]) => keep(entry?.contentRect.width ?? 0))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element])
  return width
}

import { type RefObject, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react'

/** A server has no layout, and warns of effects that ask for one. */
const useMeasure = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * An element's width in px, null until it is measured, which is before anything is painted. `otherwise` where it has
 * none, on a server, and while its page is hydrated.
 */
export function useWidth(element: RefObject<HTMLElement | null>, otherwise: number): number | null {
  const isFromServer = useSyncExternalStore(
    () => () => undefined,
    () => false,
    () => true,
  )
  const [width, setWidth] = useState(isFromServer ? otherwise : null)
  useMeasure(() => {
    const watched = element.current
    if (watched === null) return
    const keep = (measured: number) => setWidth((before) => Math.round(measured) || (before ?? otherwise))
    keep(watched.clientWidth)
    const observer = new ResizeObserver(([entry]) => keep(entry?.contentRect.width ?? 0))
    observer.observe(watched)
    return () => observer.disconnect()
  }, [element, otherwise])
  return width
}

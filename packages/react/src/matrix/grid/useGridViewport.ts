import { type RefObject, useEffect, useState } from 'react'

export interface GridViewport {
  /** Of the scrolling element, in px. */
  readonly width: number
  readonly height: number
  /** Of the header, in px. */
  readonly head: number
  /** Of one closed row, in px, as the theme says. */
  readonly row: number
  readonly isRtl: boolean
}

const ROW = 32

/** The measures of a grid; null until it is laid out, as on a server. */
export function useGridViewport(
  scroller: RefObject<HTMLElement | null>,
  density: string,
): GridViewport | null {
  const [viewport, setViewport] = useState<GridViewport | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another density means other rows
  useEffect(() => {
    const element = scroller.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      const width = element.clientWidth
      const head = element.querySelector<HTMLElement>('.dia-grid-head')?.offsetHeight ?? ROW
      const row = Number.parseFloat(getComputedStyle(element).getPropertyValue('--dia-row')) || ROW
      // A grid that holds few rows is lower than it may become.
      const most = Number.parseFloat(getComputedStyle(element).maxBlockSize)
      const height = Math.max(element.clientHeight, Number.isFinite(most) ? most : 0)
      const isRtl = getComputedStyle(element).direction === 'rtl'
      if (width === 0) return
      setViewport((before) =>
        before?.width === width &&
        before.height === height &&
        before.head === head &&
        before.row === row &&
        before.isRtl === isRtl
          ? before
          : { width, height, head, row, isRtl },
      )
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [scroller, density])
  return viewport
}

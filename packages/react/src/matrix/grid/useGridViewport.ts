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
  /** Too narrow for columns: the theme draws each row as a card. */
  readonly isNarrow: boolean
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
      const style = getComputedStyle(element)
      const most = Number.parseFloat(style.maxBlockSize)
      const measured: GridViewport = {
        width: element.clientWidth,
        // A grid that holds few rows is lower than it may become.
        height: Math.max(element.clientHeight, Number.isFinite(most) ? most : 0),
        head: element.querySelector<HTMLElement>('.dia-grid-head')?.offsetHeight ?? ROW,
        row: Number.parseFloat(style.getPropertyValue('--dia-row')) || ROW,
        isRtl: style.direction === 'rtl',
        isNarrow: style.getPropertyValue('--dia-narrow') !== '',
      }
      if (measured.width > 0)
        setViewport((before) => (JSON.stringify(before) === JSON.stringify(measured) ? before : measured))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [scroller, density])
  return viewport
}

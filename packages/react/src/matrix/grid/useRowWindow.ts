import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { rowsInReach, slotsFor } from './rowsInReach.js'
import { slotOf } from './slotOf.js'
import type { GridViewport } from './useGridViewport.js'
import { usePrinting } from './usePrinting.js'

const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/** More rows than this are never all in the document. */
const MOST_ROWS = 100

/** Rows drawn of many before the viewport is known. */
const FIRST_ROWS = 30

/** Rows of many that are drawn for paper, where nothing scrolls. */
const MOST_PRINTED = 1000

interface RowPlace {
  readonly index: number
  /** The key of the element that draws it. */
  readonly slot: string
  /** Px from the first row's start; null where all rows are in the document. */
  readonly start: number | null
}

export interface RowWindow {
  readonly isVirtual: boolean
  /** It is being printed, and has more rows than are drawn for that. */
  readonly isCut: boolean
  readonly places: readonly RowPlace[]
  /** Px of all rows together. */
  readonly height: number
  /** The element that moves against the scrolling, so that the drawn rows stay in view however fast it goes. */
  readonly layerRef: RefObject<HTMLDivElement | null>
  /** Takes the elements of open rows, whose height is their own. */
  readonly measure: (element: HTMLElement | null) => void
  /** Scrolls a row into view. */
  reveal(index: number): void
  /** Rows that fit into the viewport. */
  readonly visibleRows: number
}

export interface RowWindowOptions {
  readonly count: number
  readonly active: number
  readonly viewport: GridViewport | null
  /** Of one closed row, in px. */
  readonly rowHeight: number
  /** Changes with the rows and their order. */
  readonly view: unknown
  /** Keys of the open rows, whose heights are their own. */
  readonly expanded: readonly string[]
  keyAt(index: number): string
}

/** Which rows of many are drawn, and where. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { count, active, viewport, rowHeight, view, expanded, keyAt }: RowWindowOptions,
): RowWindow {
  'use no memo' // TanStack's virtualizer changes in place.
  const layerRef = useRef<HTMLDivElement | null>(null)
  const isPrinting = usePrinting()
  const leftAt = useRef(0)
  const isVirtual = count > MOST_ROWS && viewport !== null && !isPrinting
  const visibleRows = viewport ? Math.max(Math.floor((viewport.height - viewport.head) / rowHeight), 1) : 10
  const slots = slotsFor(visibleRows + 1)
  const virtualizer: Virtualizer<HTMLElement, HTMLElement> = useVirtualizer({
    count: isVirtual ? count : 0,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => rowHeight, [rowHeight]),
    // Paper has another height: after it the reader comes back to where they were.
    initialOffset: () => leftAt.current,
    initialRect: { width: viewport?.width ?? 0, height: viewport?.height ?? 0 },
    rangeExtractor: (range) => rowsInReach(range, virtualizer.scrollDirection, active, slots),
  })

  const measured = useRef({ rowHeight, view, expanded })
  useCommitEffect(() => {
    const before = measured.current
    measured.current = { rowHeight, view, expanded }
    const isAnew = before.view !== view || before.expanded !== expanded
    const anyOpen = before.expanded.length > 0 || expanded.length > 0
    // Where all rows are of one height, another order of them needs no second drawing.
    if (before.rowHeight !== rowHeight || (isAnew && anyOpen)) virtualizer.measure()
  }, [rowHeight, view, expanded, virtualizer])

  useCommitEffect(() => {
    const element = scroller.current
    if (!element || !isVirtual) return
    let top = 0
    const follow = () => {
      top = element.scrollTop
      if (layerRef.current) layerRef.current.style.transform = `translate3d(0, ${-top}px, 0)`
    }
    follow()
    // Before the rows are drawn anew: after that, asking where it stands would lay them out once more.
    const first = { passive: true, capture: true }
    element.addEventListener('scroll', follow, first)
    return () => {
      element.removeEventListener('scroll', follow, first)
      leftAt.current = top
    }
  }, [scroller, isVirtual])

  useCommitEffect(() => {
    if (!isVirtual && !isPrinting) leftAt.current = 0
  }, [isVirtual, isPrinting])

  const most = isPrinting ? MOST_PRINTED : MOST_ROWS
  const few = isPrinting ? MOST_PRINTED : FIRST_ROWS
  const everyRow = useMemo(
    () => (isVirtual ? [] : Array.from({ length: count > most ? few : count }, (_, index) => index)),
    [isVirtual, count, most, few],
  )
  const places: RowPlace[] = isVirtual
    ? inPlace(
        virtualizer
          .getVirtualItems()
          .map(({ index, start }) => ({ index, slot: slotOf(index, slots, active), start })),
        virtualizer.isScrolling,
      )
    : everyRow.map((index) => ({ index, slot: keyAt(index), start: null }))

  return {
    isVirtual,
    isCut: isPrinting && count > MOST_PRINTED,
    places,
    height: isVirtual ? virtualizer.getTotalSize() : 0,
    layerRef,
    measure: virtualizer.measureElement,
    reveal(index) {
      const element = scroller.current
      const item = virtualizer.measurementsCache[index]
      if (!element || !item || !viewport) return
      const room = element.clientHeight - viewport.head
      if (item.start < element.scrollTop) element.scrollTop = item.start
      else if (item.end > element.scrollTop + room) element.scrollTop = item.end - room
    },
    visibleRows,
  }
}

/**
 * The rows in their own order, as a screen reader walks through them; while they scroll, in that of their slots, so
 * that no element changes its place in the document for each row that comes.
 */
function inPlace(places: RowPlace[], isScrolling: boolean): RowPlace[] {
  return isScrolling ? places.sort((a, b) => (a.slot < b.slot ? -1 : 1)) : places
}

import type { MatrixView } from '@dia/core/matrices'
import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { elementAt, placeOf } from './gridProps.js'
import type { GridExtent, GridPlace } from './moveFocus.js'

const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

interface ActiveCell extends GridPlace {
  /** The row's key, so that focus follows the row through sort and refresh. */
  readonly key: string | null
}

export interface RovingCell {
  /** The cell in the tab order; its row is always in the document. */
  readonly active: GridPlace
  /** Moves the focus to a cell, in view or not. */
  focus(place: GridPlace): void
  /** To be told of every focus inside the grid. */
  onFocus(event: FocusEvent): void
}

export interface RovingCellOptions<Row> {
  readonly view: MatrixView<Row>
  keyOf(row: Row): string
  readonly extent: GridExtent
  /** Scrolls a place into view; called after it is in the document. */
  reveal(place: GridPlace, element: HTMLElement): void
}

/** Keeps one cell of a grid in the tab order, and keeps the focus when rows come, go, change places or scroll away. */
export function useRovingCell<Row>(
  grid: RefObject<HTMLElement | null>,
  { view, keyOf, extent, reveal }: RovingCellOptions<Row>,
): RovingCell {
  const [cell, setCell] = useState<ActiveCell>({ row: -1, column: 0, key: null })
  const hasFocus = useRef(false)
  const wanted = useRef<GridPlace | null>(null)
  const followed = cell.key === null ? -1 : view.indexOfKey(cell.key)
  const active: GridPlace = {
    row: followed >= 0 ? followed : Math.min(cell.row, extent.rows - 1),
    column: Math.min(cell.column, extent.columns - 1),
  }
  const keyAt = (row: number) => (row >= 0 && row < view.length ? keyOf(view.rowAt(row)) : null)

  const find = useCallback(
    (place: GridPlace) => (grid.current ? elementAt(grid.current, place) : null),
    [grid],
  )

  useEffect(() => {
    const element = grid.current
    if (!element) return
    const entered = () => {
      hasFocus.current = true
    }
    const left = (event: globalThis.FocusEvent) => {
      const target = event.target as Node
      queueMicrotask(() => {
        // An element that was taken away did not give up the focus: it comes back to the cell in its place.
        if (target.isConnected) hasFocus.current = element.contains(document.activeElement)
      })
    }
    element.addEventListener('focusin', entered)
    element.addEventListener('focusout', left)
    return () => {
      element.removeEventListener('focusin', entered)
      element.removeEventListener('focusout', left)
    }
  }, [grid])

  const shown = useRef({ key: cell.key, row: active.row })
  useCommitEffect(() => {
    const before = shown.current
    shown.current = { key: cell.key, row: active.row }
    const place = wanted.current
    if (place) {
      const element = find(place)
      if (element) {
        wanted.current = null
        element.focus({ preventScroll: true })
        reveal(place, element)
      }
      return
    }
    const focused = document.activeElement
    const isLost = focused === document.body || focused === null
    // Its row has gone to another place, and the element that had the focus holds another row.
    const hasMoved = cell.key !== null && before.key === cell.key && before.row !== active.row
    const isLeftBehind = hasMoved && grid.current?.contains(focused) && focused && placeOf(focused) !== null
    if (!hasFocus.current || !(isLost || isLeftBehind)) return
    const element = find(active)
    element?.focus({ preventScroll: true })
    if (element && isLeftBehind) reveal(active, element)
  })

  return {
    active,
    focus: (place) => {
      wanted.current = place
      // A new object each time, so that there is a commit to focus in.
      setCell({ ...place, key: keyAt(place.row) })
    },
    onFocus: (event) => {
      const place = placeOf(event.target)
      if (!place) return
      const key = keyAt(place.row)
      setCell((before) =>
        before.row === place.row && before.column === place.column && before.key === key
          ? before
          : { ...place, key },
      )
    },
  }
}

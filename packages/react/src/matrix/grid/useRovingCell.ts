import {
  type FocusEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { placeOf } from './gridProps.js'
import type { GridExtent, GridPlace } from './moveFocus.js'

const useCommitEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

interface ActiveCell extends GridPlace {
  /** The row's key, so that focus follows the row through sort and refresh. */
  readonly key: string | null
}

export interface RovingCell {
  /** The cell in the tab order. */
  readonly active: GridPlace
  /** Moves the focus to a cell. */
  focus(place: GridPlace): void
  /** To be told of every focus inside the grid. */
  onFocus(event: FocusEvent): void
}

/** Keeps one cell of a grid in the tab order, and keeps the focus when rows come, go or change places. */
export function useRovingCell(
  grid: RefObject<HTMLElement | null>,
  keys: readonly string[],
  extent: GridExtent,
): RovingCell {
  const [cell, setCell] = useState<ActiveCell>({ row: -1, column: 0, key: null })
  const hasFocus = useRef(false)
  const followed = cell.key === null ? -1 : keys.indexOf(cell.key)
  const active: GridPlace = {
    row: followed >= 0 ? followed : Math.min(cell.row, extent.rows - 1),
    column: Math.min(cell.column, extent.columns - 1),
  }

  const find = useCallback(
    (place: GridPlace) =>
      grid.current?.querySelector<HTMLElement>(`[data-dia-cell="${place.row}:${place.column}"]`) ?? null,
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

  useCommitEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null
    if (hasFocus.current && isLost) find(active)?.focus({ preventScroll: true })
  }, [find, active.row, active.column, keys])

  return {
    active,
    focus: (place) => {
      find(place)?.focus()
    },
    onFocus: (event) => {
      const place = placeOf(event.target)
      if (place) setCell({ ...place, key: keys[place.row] ?? null })
    },
  }
}

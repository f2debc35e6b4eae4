import type { MatrixView } from '@dia/core/matrices'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { MatrixState } from '../state/MatrixState.js'
import { useLatest } from '../state/useLatest.js'
import {
  isSelected,
  type MatrixSelection,
  NOTHING_SELECTED,
  withKeys,
  withKeyToggled,
} from './MatrixSelection.js'

export interface MatrixSelectionControls {
  readonly selection: MatrixSelection
  toggle(key: string): void
  /** Chooses all rows between the one chosen last and this one. */
  extendTo(key: string): void
  /** Chooses these rows, or lets them go: those of the page, not those that match. */
  setKeys(keys: readonly string[], areChosen: boolean): void
  /** Chooses all rows that match what is searched and filtered now. */
  selectMatching(): void
  clear(): void
}

/** Keeps which rows are chosen; another search or filter lets them all go, for nobody sees them any more. */
export function useMatrixSelection<Row>(
  state: Pick<MatrixState, 'search' | 'filters'>,
  rows: { readonly view: MatrixView<Row>; readonly refreshedAt: string | null; keyOf(row: Row): string },
): MatrixSelectionControls {
  const rowsKey = JSON.stringify([state.search.trim(), state.filters])
  const [kept, setKept] = useState({ rowsKey, selection: NOTHING_SELECTED })
  const selection = kept.rowsKey === rowsKey ? kept.selection : NOTHING_SELECTED
  const latest = useLatest({ state, rows, rowsKey, selection })
  const anchor = useRef<string | null>(null)

  const change = useCallback(
    (transition: (before: MatrixSelection) => MatrixSelection) => {
      setKept((before) => {
        const { rowsKey: current } = latest.current
        const from = before.rowsKey === current ? before.selection : NOTHING_SELECTED
        return { rowsKey: current, selection: transition(from) }
      })
    },
    [latest],
  )

  return useMemo(
    () => ({
      selection,
      toggle(key) {
        anchor.current = key
        change((before) => withKeyToggled(before, key))
      },
      extendTo(key) {
        const { view, keyOf } = latest.current.rows
        const to = view.indexOfKey(key)
        const from = anchor.current === null ? to : view.indexOfKey(anchor.current)
        if (to < 0 || from < 0) return
        const first = Math.min(from, to)
        const length = Math.abs(from - to) + 1
        const keys = Array.from({ length }, (_, step) => keyOf(view.rowAt(first + step)))
        change((before) =>
          withKeys(before, keys, anchor.current === null || isSelected(before, anchor.current)),
        )
      },
      setKeys: (keys, areChosen) => change((before) => withKeys(before, keys, areChosen)),
      selectMatching: () =>
        change(() => {
          const { search, filters } = latest.current.state
          const asOf = latest.current.rows.refreshedAt
          return { kind: 'matching', request: { search: search.trim(), filters }, asOf, excluded: [] }
        }),
      clear: () => change(() => NOTHING_SELECTED),
    }),
    [selection, change, latest],
  )
}

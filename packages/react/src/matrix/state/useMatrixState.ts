import type { MatrixDefinition, MatrixFilterValue } from '@dia/core/matrices'
import { useCallback, useMemo, useState } from 'react'
import { initialMatrixState } from './initialMatrixState.js'
import type { MatrixState } from './MatrixState.js'
import {
  withColumnMoved,
  withColumns,
  withFilter,
  withFirstPage,
  withNextPage,
  withoutFilters,
  withPageSize,
  withPinToggled,
  withPreviousPage,
  withRowToggled,
  withSearch,
  withSortOffered,
  withSortToggled,
  withWidth,
} from './matrixTransitions.js'
import { type MatrixStateNote, restoreMatrixState } from './restoreMatrixState.js'
import { useLatest } from './useLatest.js'

export interface MatrixStateOptions {
  /** Makes the state the host's own: give it back what `onStateChange` says. */
  readonly state?: MatrixState
  readonly onStateChange?: (state: MatrixState) => void
  /** A kept state, as JSON text or plain data; what cannot be used is noted and left at its default. */
  readonly restore?: unknown
  /** Rows per page where nothing else is kept. Default 50. */
  readonly pageSize?: number
}

export interface MatrixStateControls {
  readonly state: MatrixState
  /** What `restore` could not use. */
  readonly notes: readonly MatrixStateNote[]
  dismissNotes(): void
  setState(state: MatrixState): void
  /** Shows a kept state; what of it cannot be used is noted and at its default. */
  restore(kept: unknown): void
  /** Shows the matrix as it opens where nothing is kept. */
  reset(): void
  setSearch(search: string): void
  setFilter(name: string, value: MatrixFilterValue | null): void
  clearFilters(): void
  toggleSort(column: string): void
  goToNextPage(cursor: string): void
  goToPreviousPage(): void
  goToFirstPage(): void
  setPageSize(pageSize: number): void
  toggleRow(key: string): void
  setColumns(names: readonly string[]): void
  /** Moves a visible column by so many places. */
  moveColumn(name: string, by: number): void
  togglePin(column: string): void
  /** In px; null gives the column back its own width. */
  setWidth(column: string, width: number | null): void
}

/** Keeps what an admin has set in a matrix: search, filters, sort, page, open rows, columns. */
export function useMatrixState<Row>(
  matrix: MatrixDefinition<Row>,
  options: MatrixStateOptions = {},
): MatrixStateControls {
  const [kept, setKept] = useState(() => {
    const fallback = initialMatrixState(matrix, options.pageSize)
    return options.restore === undefined
      ? { state: fallback, notes: [] }
      : restoreMatrixState(matrix, options.restore, fallback)
  })
  const state = options.state ?? kept.state

  const latest = useLatest({ state, options })
  const setState = useCallback(
    (next: MatrixState) => {
      const current = latest.current
      if (next === current.state) return
      latest.current = { ...current, state: next }
      if (current.options.state === undefined) setKept((before) => ({ ...before, state: next }))
      current.options.onStateChange?.(next)
    },
    [latest],
  )

  const actions = useMemo(() => {
    const change = (transition: (state: MatrixState) => MatrixState) =>
      setState(transition(latest.current.state))
    return {
      setState,
      reset: () => setState(initialMatrixState(matrix, latest.current.options.pageSize)),
      restore: (data: unknown) => {
        const fallback = initialMatrixState(matrix, latest.current.options.pageSize)
        const { state: restored, notes } = restoreMatrixState(matrix, data, fallback)
        setKept((before) => ({ ...before, notes }))
        setState(restored)
      },
      dismissNotes: () => setKept((before) => ({ ...before, notes: [] })),
      setSearch: (search: string) => change((before) => withSortOffered(withSearch(before, search), matrix)),
      setFilter: (name: string, value: MatrixFilterValue | null) =>
        change((before) => withSortOffered(withFilter(before, name, value), matrix)),
      clearFilters: () => change((before) => withSortOffered(withoutFilters(before), matrix)),
      toggleSort: (column: string) => change((before) => withSortToggled(before, matrix, column)),
      goToNextPage: (cursor: string) => change((before) => withNextPage(before, cursor)),
      goToPreviousPage: () => change(withPreviousPage),
      goToFirstPage: () => change(withFirstPage),
      setPageSize: (pageSize: number) => change((before) => withPageSize(before, pageSize)),
      toggleRow: (key: string) => change((before) => withRowToggled(before, key)),
      setColumns: (names: readonly string[]) => change((before) => withColumns(before, matrix, names)),
      moveColumn: (name: string, by: number) => change((before) => withColumnMoved(before, name, by)),
      togglePin: (name: string) => change((before) => withPinToggled(before, name)),
      setWidth: (name: string, width: number | null) => change((before) => withWidth(before, name, width)),
    }
  }, [matrix, setState, latest])

  return useMemo(() => ({ state, notes: kept.notes, ...actions }), [state, kept.notes, actions])
}

import type { MatrixDefinition, MatrixFilterValue } from '@dia/core/matrices'
import { useCallback, useMemo, useState } from 'react'
import { initialMatrixState } from './initialMatrixState.js'
import type { MatrixState } from './MatrixState.js'
import {
  withColumns,
  withFilter,
  withFirstPage,
  withNextPage,
  withoutFilters,
  withPageSize,
  withPreviousPage,
  withRowToggled,
  withSearch,
  withSortToggled,
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
      dismissNotes: () => setKept((before) => ({ ...before, notes: [] })),
      setSearch: (search: string) => change((before) => withSearch(before, search)),
      setFilter: (name: string, value: MatrixFilterValue | null) =>
        change((before) => withFilter(before, name, value)),
      clearFilters: () => change(withoutFilters),
      toggleSort: (column: string) => change((before) => withSortToggled(before, matrix, column)),
      goToNextPage: (cursor: string) => change((before) => withNextPage(before, cursor)),
      goToPreviousPage: () => change(withPreviousPage),
      goToFirstPage: () => change(withFirstPage),
      setPageSize: (pageSize: number) => change((before) => withPageSize(before, pageSize)),
      toggleRow: (key: string) => change((before) => withRowToggled(before, key)),
      setColumns: (names: readonly string[]) => change((before) => withColumns(before, matrix, names)),
    }
  }, [matrix, setState, latest])

  return useMemo(() => ({ state, notes: kept.notes, ...actions }), [state, kept.notes, actions])
}

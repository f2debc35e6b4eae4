import type { MatrixFilterValue, MatrixRequest, MatrixSort } from '@dia/core/matrices'

/** What an admin has set in a matrix: plain data that survives JSON, a URL and a saved view. */
export interface MatrixState {
  readonly search: string
  /** By filter name. */
  readonly filters: Readonly<Record<string, MatrixFilterValue>>
  readonly sort: MatrixSort
  /** Rows per page. */
  readonly pageSize: number
  /** The cursors of the pages walked through; the last one leads to the page shown. Empty on the first page. */
  readonly cursors: readonly string[]
  /** Keys of the rows whose detail is open. */
  readonly expanded: readonly string[]
  /** Names of the visible columns. */
  readonly columns: readonly string[]
}

export const PAGE_SIZES: readonly number[] = [25, 50, 100, 250]

/** What the source is asked for in this state. */
export function requestOf(state: MatrixState): MatrixRequest {
  return {
    search: state.search.trim(),
    filters: state.filters,
    sort: state.sort,
    limit: state.pageSize,
    after: state.cursors.at(-1) ?? null,
  }
}

/** How many rows lie before the page shown. */
export function offsetOf(state: MatrixState): number {
  return state.cursors.length * state.pageSize
}

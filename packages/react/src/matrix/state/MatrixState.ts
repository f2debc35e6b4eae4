import type { MatrixFilterValue, MatrixRequest, MatrixSort } from '@dia/core/matrices'

/** What an admin has set in a matrix: plain data that survives JSON, a URL and a saved view. */
export interface MatrixState {
  readonly search: string
  /** By filter name. */
  readonly filters: Readonly<Record<string, MatrixFilterValue>>
  readonly sort: MatrixSort
  /** The sort that was chosen, while search or filters offer it no longer, and the one that stands in for it. */
  readonly displacedSort?: { readonly wanted: MatrixSort; readonly instead: MatrixSort }
  /** Rows per page. */
  readonly pageSize: number
  /** The cursors of the pages walked through; the last one leads to the page shown. Empty on the first page. */
  readonly cursors: readonly string[]
  /** Keys of the rows whose detail is open. */
  readonly expanded: readonly string[]
  /** Names of the visible columns, in the order shown. */
  readonly columns: readonly string[]
  /** Names of the columns that stay at the start while the others scroll; visible ones only count. */
  readonly pinned: readonly string[]
  /** Widths in px that the admin gave columns, by name. */
  readonly widths: Readonly<Record<string, number>>
  /** The zone whose days the filters mean, an IANA name; null is the reader's own. */
  readonly timeZone: string | null
  /** How high its rows are; null is as the provider says. No part of a link: it is the reader's own. */
  readonly density: 'compact' | 'comfortable' | null
}

/** Narrowest and widest a column can be made, in px. */
export const WIDTH_LIMITS = { least: 56, most: 1200 } as const

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

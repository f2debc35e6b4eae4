import type { MatrixSort } from './MatrixDefinition.js'

/** What a filter is set to; ranges are half-open: from ≤ value < to. Times are ISO 8601 with a zone. */
export type MatrixFilterValue =
  | { readonly kind: 'select'; readonly values: readonly string[] }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'timeRange'; readonly from?: string; readonly to?: string }
  | { readonly kind: 'numberRange'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'id'; readonly values: readonly string[] }
  | { readonly kind: 'activity'; readonly conditions: readonly ActivityCondition[] }

/** One thing that a user did, or did not do; all conditions of a filter must hold. */
export interface ActivityCondition {
  readonly did: boolean
  /** Any of them; canonical names or aliases. */
  readonly eventTypes: readonly string[]
  /** With this track, artist, event; an artist stands for all their tracks. */
  readonly entity?: { readonly type: string; readonly id: string; readonly label?: string }
  /** from ≤ effective time < to, ISO 8601 with a zone. */
  readonly from?: string
  readonly to?: string
}

/** Which rows of a matrix, and in which order. */
export interface MatrixRequest {
  /** Free text; '' searches nothing. */
  readonly search: string
  /** By filter name. */
  readonly filters: Readonly<Record<string, MatrixFilterValue>>
  readonly sort: MatrixSort
  /** Rows per page, 1 to 5,000. */
  readonly limit: number
  /** The cursor of the page before, or null for the first page. It belongs to this search, filters and sort. */
  readonly after: string | null
}

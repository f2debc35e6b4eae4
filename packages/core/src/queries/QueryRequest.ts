import type { Moment } from '../time/index.js'
import type { InteractionSource } from './InteractionSource.js'

/** Whose data a query reads. */
export interface UserRequest {
  readonly userId: string
}

/** Half-open: `from` is in it, `to` is not. Times outside the years 1 to 9999 are never in it. */
export interface PeriodRequest {
  readonly from?: Moment | null | undefined
  readonly to?: Moment | null | undefined
}

/** One page of a query that can answer many rows. */
export interface PageRequest {
  /** The cursor of the page before; none for the first page. It belongs to the same filters. */
  readonly after?: string | null | undefined
  /** Rows per page, 1 to 500; 100 by default. */
  readonly limit?: number | undefined
}

/** Which interactions to read; an empty list lets none through. */
export interface InteractionFilters {
  readonly sources?: readonly InteractionSource[] | null | undefined
  /** As they were logged: `played` and `player.track_played` are two names. */
  readonly eventTypes?: readonly string[] | null | undefined
}

/** A moment that has been read, to the microsecond, which is what Postgres keeps. */
export interface Instant {
  /** `2025-08-03T12:00:00.000000Z`: always UTC and 27 characters, so that text order is time order. */
  readonly iso: string
  /** Whole seconds since 1970. */
  readonly seconds: number
  /** 0 to 999,999. */
  readonly micros: number
}

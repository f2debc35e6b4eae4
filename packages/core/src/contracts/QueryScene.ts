import type { QuerySource } from '../queries/index.js'

/** A source, and the users it knows. */
export interface QueryScene {
  readonly source: QuerySource
  /** Has done what the contract's interactions say, and nothing else. */
  readonly userId: string
  /** Is known and has done nothing. */
  readonly idle: string
  readonly unknown: string
}

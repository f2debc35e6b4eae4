import type { PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'

/** One decision of the log as a reader sees it: what the interaction was, and what it weighed when it was decided. */
export interface DnaHistoryItem {
  /** The Passport entry's id. */
  readonly id: string
  /** Canonical. */
  readonly eventType: string
  /** Effective time, ISO 8601. */
  readonly occurredAt: string
  readonly sessionId: string | null
  readonly entityType: string | null
  readonly entityId: string | null
  /** Null for what is deleted or unknown. */
  readonly entityName: string | null
  readonly artistId: string | null
  readonly artistName: string | null
  /** Names the vector in `vectors`; null where the entry was skipped. */
  readonly vectorId: string | null
  /** Why it moved nothing; null where it moved the DNA. */
  readonly skipReason: string | null
  readonly valence: number
  readonly k: PerDomain<number>
}

/** All that a user's DNA is made of: with it, core's pure functions give the DNA at any moment, and why. */
export interface DnaHistory {
  readonly userId: string
  /** Null where the DNA is not initialised. */
  readonly model: string | null
  /** Unit or zero per domain; null where the DNA is not initialised. */
  readonly prior: DomainVectors | null
  /** Oldest first, by (occurredAt, id). */
  readonly items: readonly DnaHistoryItem[]
  /** By `vectorId`. */
  readonly vectors: ReadonlyMap<string, DomainVectors>
  /** The database's clock when it was read, ISO 8601. */
  readonly readAt: string
}

export interface DnaHistoryOptions {
  readonly signal?: AbortSignal
  /** Called after each page; `total` is the number of decisions, where it is known. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number | null }) => void
}

/** Where a user's decisions and vectors are read, for an admin or for the user; audited. Failures are DiaErrors. */
export interface DnaHistorySource {
  /** Reads all of it, however many pages that takes. */
  readDnaHistory(userId: string, options?: DnaHistoryOptions): Promise<DnaHistory>
}

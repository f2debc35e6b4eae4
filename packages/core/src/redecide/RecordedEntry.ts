import type { PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import type { ClaimedEntry, ClaimedUser } from '../passport/index.js'

/** What MediaID decided once. */
export interface RecordedDna {
  readonly outcome: 'done' | 'skipped'
  readonly reason: string | null
  readonly valence: number
  readonly k: Readonly<PerDomain<number>>
  /** Names the vector that it mirrored; null where it was skipped. */
  readonly vectorId: string | null
}

/** What the Coliseum decided once: the sum over its entities, in millionths. */
export interface RecordedScore {
  readonly outcome: 'done' | 'skipped'
  readonly reason: string | null
  readonly weightedScore: bigint
}

/** An entry of the log as it would be decided today, and what was recorded of it; null where it was not decided. */
export interface RecordedEntry {
  readonly entry: ClaimedEntry
  readonly mediaid: RecordedDna | null
  readonly coliseum: RecordedScore | null
}

/** An entity as it is known today. */
export interface RecordedEntity {
  readonly entityType: string
  readonly entityId: string
  /** Its newest vector. */
  readonly vectorId?: string
  /** A track's artist. */
  readonly artistId?: string
}

/** Some entries of one user, with all that they point at. */
export interface RecordedBatch {
  readonly entries: readonly RecordedEntry[]
  readonly entities: readonly RecordedEntity[]
  /** By id: those that entries mirrored, and those of the entities. */
  readonly vectors: ReadonlyMap<string, DomainVectors>
}

/** A user's recorded entries: in any order, a batch at a time. */
export interface RecordedUser {
  readonly userId: string
  /** Undefined without a MediaID. */
  readonly user: ClaimedUser | undefined
  readonly prior: DomainVectors | null
  readonly batches: Iterable<RecordedBatch> | AsyncIterable<RecordedBatch>
}

/** Where the recorded entries are read; one user and one batch in memory at a time. */
export interface RecordedSource {
  readRecordedUsers(options?: {
    readonly userId?: string
    readonly signal?: AbortSignal
  }): AsyncIterable<RecordedUser>
}

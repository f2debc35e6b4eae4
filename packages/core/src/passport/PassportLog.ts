import type { PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import type { AtgcBases } from '../identity/index.js'

/** An entry of the log as the processor sees it: no payload beyond what decides. */
export interface ClaimedEntry {
  readonly userId: string
  readonly id: string
  /** As logged: canonical, alias or unknown. */
  readonly eventType: string
  /** Effective time, ISO 8601. */
  readonly occurredAt: string
  readonly entityType: string | null
  readonly entityId: string | null
  /** `metadata.context`, as the client sent it. */
  readonly context: unknown
  /** `metadata.artist_id`, as the client sent it. */
  readonly artistId: unknown
  /** Failures so far. */
  readonly attempts: number
}

/** What is known of a user of the batch. */
export interface ClaimedUser {
  readonly userId: string
  /** The primary MediaID; absent without one. */
  readonly mediaId?: string
  /** The `dna_consent` and `dna_preferences` of their content flags. */
  readonly contentFlags?: unknown
  readonly initialised: boolean
  /** The model of their DNA, once it is initialised. */
  readonly model?: string
  /** There while the DNA is not initialised: its prior is built from them. */
  readonly bases?: AtgcBases
}

/** An entity that entries of the batch point at; absent from the batch where the host does not know it. */
export interface ClaimedEntity {
  readonly entityType: string
  readonly entityId: string
  /** Bits of the domains where its vector is not zero (1, 2, 4, 8 in domain order); absent without a vector. */
  readonly domains?: number
  /** What the host knows of it; there only while it lacks a vector. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

export interface ClaimedBatch {
  /** Names the lease; null when nothing is open. */
  readonly token: string | null
  /** The log's clock, in milliseconds since 1970. */
  readonly at: number
  readonly entries: readonly ClaimedEntry[]
  readonly users: readonly ClaimedUser[]
  readonly entities: readonly ClaimedEntity[]
}

/** Why an entry moves no DNA. */
export type SkipReason =
  | 'UNKNOWN_EVENT_TYPE'
  | 'MOVES_NO_DNA'
  | 'NO_MEDIAID'
  | 'NO_CONSENT'
  | 'NO_ENTITY'
  | 'ENTITY_NOT_FOUND'
  | 'ENTITY_WITHOUT_DNA'
  | 'MUTED_BY_PREFERENCES'

/** What MediaID does with one entry. The DNA is the sum of these. */
export interface MediaIdDecision {
  readonly userId: string
  readonly entryId: string
  readonly outcome: 'done' | 'skipped'
  readonly reason: SkipReason | null
  /** Canonical, or as logged where the catalogue does not know it. */
  readonly eventType: string
  readonly occurredAt: string
  /** Whose vector is mirrored. */
  readonly entityType: string | null
  readonly entityId: string | null
  /** Set where the mean of the event's and this artist's vector is mirrored. */
  readonly withArtistId: string | null
  readonly valence: number
  readonly k: PerDomain<number>
}

export interface DecidedBatch {
  readonly token: string
  readonly model: string
  readonly catalogueVersion: string
  readonly decisions: readonly MediaIdDecision[]
  /** DNA that this batch initialises. */
  readonly priors: readonly { userId: string; mediaId: string; vectors: DomainVectors }[]
  /** Vectors that entities lacked. */
  readonly entityVectors: readonly { entityType: string; entityId: string; vectors: DomainVectors }[]
}

export interface PassportFailure {
  readonly userId: string
  readonly entryId: string
  readonly code: string
  readonly message: string
}

/**
 * The log and the state it feeds. A claim leases entries; a commit records decisions and their effects in one
 * transaction and leaves out what the token no longer holds; a failure puts entries back or buries them.
 */
export interface PassportLog {
  claim(options: { batchSize: number; leaseSeconds: number; model: string }): Promise<ClaimedBatch>
  /** Throws a DiaError; `TRANSIENT_CONFLICT` says that the same commit may succeed when repeated. */
  commit(batch: DecidedBatch): Promise<{ processed: number; skipped: number; lapsed: number; at: number }>
  fail(
    token: string,
    failures: readonly PassportFailure[],
  ): Promise<{ retried: number; dead: number; at: number }>
}

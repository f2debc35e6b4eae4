import type { EntityScore } from '../coliseum/index.js'
import type { PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import type { DiaSystem } from '../events/index.js'
import type { Posting, TreasuryTransaction } from '../treasury/index.js'

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

/** Why an entry moves no money. */
export type TreasurySkipReason = 'UNKNOWN_EVENT_TYPE' | 'MOVES_NO_MONEY' | 'NO_AMOUNT' | 'NOTHING_TO_REFUND'

/** What an entry does to the books. */
export interface MoneyEffect {
  /**
   * A transaction was booked, refunded (by a reversing one), a payout was requested, sent or returned; a duplicate
   * names a transaction that another entry with the same key made.
   */
  readonly kind: 'booked' | 'refunded' | 'requested' | 'sent' | 'returned' | 'duplicate'
  /** As it stands after the change; of a refund, the reversing one. */
  readonly transaction: TreasuryTransaction
  readonly postings: readonly Posting[]
}

/** What the Treasury does with one entry. Balances are the sums of these. */
export interface TreasuryDecision {
  readonly userId: string
  readonly entryId: string
  /** `waits`: the entry before it (a refund's purchase, a payout's request) is not booked yet. */
  readonly outcome: 'done' | 'skipped' | 'waits'
  readonly reason: TreasurySkipReason | null
  readonly effect: MoneyEffect | null
  /** Null where the platform or Stripe is the party. */
  readonly fromUserId: string | null
  readonly toUserId: string | null
  readonly contractId: string | null
  readonly stripePaymentIntentId: string | null
  /** Of a refund: what had been refunded of the original before it. */
  readonly refundedBefore: bigint
  /** Names what it waits for, and whether that is in the log at all. */
  readonly waitsFor: { readonly key: string; readonly isLogged: boolean } | null
}

/** Why an entry scores nobody. */
export type ColiseumSkipReason = 'UNKNOWN_EVENT_TYPE' | 'NO_SCORED_ENTITY'

/** What the Coliseum does with one entry. Leaderboards are the sums of these. */
export interface ColiseumDecision {
  readonly userId: string
  readonly entryId: string
  readonly outcome: 'done' | 'skipped'
  readonly reason: ColiseumSkipReason | null
  /** One, or two: a track and its artist, an event and the artist voted for. */
  readonly scores: readonly EntityScore[]
  /** What of the metadata goes with the metric. */
  readonly context: Readonly<Record<string, string | number>>
}

/** What each open system does with one entry; null where the system is not open on it, or failed. */
export interface EntryDecision {
  readonly userId: string
  readonly entryId: string
  /** Canonical, or as logged where the catalogue does not know it. */
  readonly eventType: string
  readonly occurredAt: string
  readonly entityType: string | null
  readonly entityId: string | null
  readonly mediaid: MediaIdDecision | null
  readonly treasury: TreasuryDecision | null
  readonly coliseum: ColiseumDecision | null
}

export interface DecidedBatch {
  readonly token: string
  readonly model: string
  readonly catalogueVersion: string
  readonly decisions: readonly EntryDecision[]
  /** DNA that this batch initialises. */
  readonly priors: readonly { userId: string; mediaId: string; vectors: DomainVectors }[]
  /** Vectors that entities lacked. */
  readonly entityVectors: readonly { entityType: string; entityId: string; vectors: DomainVectors }[]
}

/** A system's failure on an entry; the others' decisions stand. */
export interface PassportFailure {
  readonly userId: string
  readonly entryId: string
  readonly system: DiaSystem
  readonly code: string
  readonly message: string
  /** No retry would end otherwise: buried at once. */
  readonly isFinal: boolean
}

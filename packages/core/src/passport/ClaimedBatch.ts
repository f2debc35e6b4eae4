import type { AtgcBases } from '../identity/index.js'
import type {
  LedgerAccount,
  PayoutContract,
  TransactionPart,
  TransactionStatus,
  TransactionType,
} from '../treasury/index.js'

/** An entry of the log as the processor sees it: no payload beyond what decides. */
export interface ClaimedEntry {
  readonly userId: string
  readonly id: string
  /** As logged: canonical, alias or unknown. */
  readonly eventType: string
  /** Effective time, ISO 8601. */
  readonly occurredAt: string
  /** When the log received it, ISO 8601; missing means at once. */
  readonly receivedAt?: string | null
  readonly entityType: string | null
  readonly entityId: string | null
  /** `metadata.context`, as the client sent it. */
  readonly context: unknown
  /** `metadata.artist_id`, as the client sent it. */
  readonly artistId: unknown
  /** `metadata.event_id`, as the client sent it. */
  readonly eventId?: unknown
  /** `metadata.progress_percentage`, as the client sent it. */
  readonly progressPercentage?: unknown
  /**
   * The systems that are open on it, as bits: 1 MediaID, 2 Treasury, 4 Coliseum. Missing means those that the
   * catalogue routes it to.
   */
  readonly systems?: number
  /** There where the Treasury is open on it. */
  readonly money?: ClaimedMoney | null
  /** Failures so far. */
  readonly attempts: number
}

/** What an entry says about money, and what the log found for it. */
export interface ClaimedMoney {
  /** These five are the metadata's, as the client sent them. */
  readonly amountCents: unknown
  readonly currency: unknown
  readonly toUserId: unknown
  readonly referrerUserId: unknown
  readonly stripePaymentIntentId: unknown
  /** Names the transaction that the entry makes or, of a payout, changes: derived from its idempotency key. */
  readonly transactionId: string
  /** Who is paid where the metadata does not say: the artist's user, or the event's host. */
  readonly payeeUserId: string | null
  /** Whose contract applies. */
  readonly artistId: string | null
  /** What a refund gives back; null where the entry does not say. */
  readonly refunds: {
    /** The original transaction, once the log can tell its id. */
    readonly transactionId: string | null
    /** What to wait for while the original is not booked. */
    readonly key: string
    /** Where its entry stands: it may be booked or dead yet, was skipped, or was never logged. */
    readonly original: 'logged' | 'skipped' | 'absent'
  } | null
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
  /** A track's artist, whom its scores count for too. */
  readonly artistId?: string
  /** What the host knows of it; there only while it lacks a vector. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** A transaction that entries of the batch name, or a refund of one; cents as text. */
export interface ClaimedTransaction {
  readonly id: string
  readonly type: TransactionType
  readonly status: TransactionStatus
  readonly amountCents: string
  readonly currency: string
  readonly source: LedgerAccount
  readonly parts: readonly (Omit<TransactionPart, 'amountCents'> & { readonly amountCents: string })[]
  readonly reverses: string | null
  readonly fromUserId: string | null
  readonly toUserId: string | null
  readonly stripePaymentIntentId: string | null
}

export interface ClaimedContract extends PayoutContract {
  readonly artistId: string
  readonly labelUserId: string | null
}

export interface ClaimedBalance {
  readonly userId: string
  readonly currency: string
  readonly balanceCents: string
}

export interface ClaimedBatch {
  /** Names the lease; null when nothing is open. */
  readonly token: string | null
  /** The log's clock, in milliseconds since 1970. */
  readonly at: number
  readonly entries: readonly ClaimedEntry[]
  readonly users: readonly ClaimedUser[]
  readonly entities: readonly ClaimedEntity[]
  readonly transactions?: readonly ClaimedTransaction[]
  /** Of the artists whom entries of the batch pay. */
  readonly contracts?: readonly ClaimedContract[]
  /** Of the users who ask for a payout. */
  readonly balances?: readonly ClaimedBalance[]
}

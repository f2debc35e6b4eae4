import type { TransactionType } from '../events/TransactionType.js'

export const TRANSACTION_STATUSES = ['pending', 'completed', 'failed', 'refunded'] as const

/** pending → completed | failed; completed → refunded, by a reversing transaction. */
export type TransactionStatus = (typeof TRANSACTION_STATUSES)[number]

/** A ledger account: a user's balance, what a user has in payouts under way, or a system account. */
export type LedgerAccount = `balance:${string}` | `pending:${string}` | 'platform' | 'stripe'

/** What one account receives of a transaction (gives back, where it is a refund). */
export interface TransactionPart {
  readonly role: 'artist' | 'platform' | 'label' | 'referral' | 'payee'
  readonly account: LedgerAccount
  readonly amountCents: bigint
}

export interface TreasuryTransaction {
  readonly id: string
  readonly type: TransactionType
  readonly status: TransactionStatus
  /** Above 0, also for refunds and payouts. */
  readonly amountCents: bigint
  /** ISO 4217. */
  readonly currency: string
  /** Where the money comes from; where a refund returns it to. */
  readonly source: LedgerAccount
  /** They sum to the amount. */
  readonly parts: readonly TransactionPart[]
  /** A refund's original. */
  readonly reverses: string | null
}

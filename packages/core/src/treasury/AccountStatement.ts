/** One posting to a user's account. */
export interface StatementPosting {
  /** Effective time, ISO 8601. */
  readonly postedAt: string
  readonly transactionId: string
  /** Null for a transaction that is not known any more. */
  readonly transactionType: string | null
  /** The transaction's status whose entering posted it. */
  readonly status: string
  /** Money at hand, or in payouts that were requested and have not been sent. */
  readonly account: 'balance' | 'pending'
  /** Above 0 where the account receives. */
  readonly amountCents: bigint
}

export interface StatementBalance {
  readonly balanceCents: bigint
  readonly pendingCents: bigint
}

/** A posting, and what there was after it. */
export interface StatementLine extends StatementPosting, StatementBalance {}

/** What moved an account in a period, oldest first, between what was there before and after. */
export interface AccountStatement {
  readonly userId: string
  readonly email: string | null
  readonly displayName: string | null
  /** ISO 4217. */
  readonly currency: string
  /** from ≤ time < to, ISO 8601; null where the period has no such end. */
  readonly from: string | null
  readonly to: string | null
  readonly opening: StatementBalance
  readonly lines: readonly StatementLine[]
  readonly closing: StatementBalance
  /** The database's clock when it was read, ISO 8601. */
  readonly madeAt: string
}

export interface StatementRequest {
  readonly userId: string
  readonly currency: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Where statements are read, by an admin or by the account's user; audited. Failures are DiaErrors. */
export interface StatementSource {
  /** Reads all postings of the period, however many pages that takes. Throws NOT_FOUND where there is no account. */
  readStatement(request: StatementRequest, options?: { signal?: AbortSignal }): Promise<AccountStatement>
}

import { answerOrDiaError, DiaError } from '../errors/index.js'
import { assertTransaction, invalidTransaction } from './assertTransaction.js'
import { parseCents } from './parseCents.js'
import type { LedgerAccount, TreasuryTransaction } from './TreasuryTransaction.js'

/** One account's change by one transaction. */
export interface Posting {
  readonly account: LedgerAccount
  /** Above 0 where the account receives. */
  readonly amountCents: bigint
  readonly currency: string
}

/**
 * The postings that entering its present status makes, one per account, in the order of account names
 * (which is the order to lock in); they sum to zero. A transaction posts when it completes; a payout also
 * when it is requested (balance to pending) and fails (back); a refunded original posts nothing, its refund
 * does. Throws DiaError `UNBALANCED_POSTINGS`, `INVALID_TRANSACTION`.
 * @example
 * import { bookTransaction, postingsOf } from '@dia/core/treasury'
 * const tip = bookTransaction({ id: 't1', type: 'tip', amountCents: 1000, toUserId: 'artist-1' })
 * postingsOf({ ...tip, status: 'completed' }).length // → 3
 */
export function postingsOf(transaction: TreasuryTransaction): Posting[] {
  return answerOrDiaError('postingsOf', () => {
    assertTransaction(transaction)
    const changes = new Map<LedgerAccount, bigint>()
    const add = (account: LedgerAccount, cents: bigint) =>
      changes.set(account, (changes.get(account) ?? 0n) + cents)
    for (const [account, cents] of movesOf(transaction)) add(account, cents)
    const postings = [...changes]
      .filter(([, amountCents]) => amountCents !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([account, amountCents]) => ({ account, amountCents, currency: transaction.currency }))
    assertBalanced(postings)
    return postings
  })
}

/**
 * Throws DiaError `UNBALANCED_POSTINGS` unless postings sum to zero in each currency.
 * @example
 * import { assertBalanced } from '@dia/core/treasury'
 * const posting = (account, amountCents) => ({ account, amountCents, currency: 'USD' })
 * assertBalanced([posting('stripe', -5n), posting('platform', 5n)]) // → undefined
 */
export function assertBalanced(postings: readonly Posting[]): void {
  answerOrDiaError('assertBalanced', () => {
    if (!Array.isArray(postings)) throw invalidTransaction()
    const sums = new Map<string, bigint>()
    for (const posting of postings as readonly (Posting | null)[]) {
      if (typeof posting !== 'object' || posting === null) throw invalidTransaction()
      sums.set(posting.currency, (sums.get(posting.currency) ?? 0n) + parseCents(posting.amountCents))
    }
    if ([...sums.values()].every((sum) => sum === 0n)) return
    throw new DiaError(
      'UNBALANCED_POSTINGS',
      'The postings of a transaction do not sum to zero.',
      'Its parts must sum to its amount, in one currency.',
    )
  })
}

function movesOf(transaction: TreasuryTransaction): [LedgerAccount, bigint][] {
  const { status, type, source, amountCents, parts } = transaction
  if (type === 'payout' && status !== 'completed') {
    const balance: LedgerAccount = `balance:${source.slice('pending:'.length)}`
    if (status === 'pending')
      return [
        [balance, -amountCents],
        [source, amountCents],
      ]
    return [
      [source, -amountCents],
      [balance, amountCents],
    ]
  }
  if (status !== 'completed') return []
  const sign = transaction.reverses === null ? 1n : -1n
  const moves: [LedgerAccount, bigint][] = [[source, -sign * amountCents]]
  for (const part of parts) moves.push([part.account, sign * part.amountCents])
  return moves
}

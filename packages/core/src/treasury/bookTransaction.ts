import { answerOrDiaError, DiaError } from '../errors/index.js'
import { TRANSACTION_TYPES, type TransactionType } from '../events/TransactionType.js'
import { DEFAULT_SHARES, type RevenueShares } from './PayoutContract.js'
import { positiveCents } from './positiveCents.js'
import { splitRevenue } from './splitRevenue.js'
import type { LedgerAccount, TransactionPart, TreasuryTransaction } from './TreasuryTransaction.js'

/** What an event asks the Treasury to book. */
export interface Booking {
  readonly id: string
  /** Not payout, not refund: those are decided by `decidePayout` and `decideTransaction`. */
  readonly type: Exclude<TransactionType, 'payout' | 'refund'>
  readonly amountCents: string | number | bigint
  /** ISO 4217; USD when missing. */
  readonly currency?: string | null | undefined
  /** The payee: the artist's user, or the user rewarded. */
  readonly toUserId?: string | null | undefined
  readonly labelUserId?: string | null | undefined
  readonly referrerUserId?: string | null | undefined
  /** The contract in force; the default shares when missing. */
  readonly contract?: RevenueShares | null | undefined
}

/** Revenue is split by contract; a reward or referral goes to its payee whole. Plays, rewards and referrals are paid by the platform. */
const RULES: Record<Booking['type'], { source: LedgerAccount; isSplit: boolean }> = {
  track_play: { source: 'platform', isSplit: true },
  track_purchase: { source: 'stripe', isSplit: true },
  tip: { source: 'stripe', isSplit: true },
  subscription: { source: 'stripe', isSplit: true },
  event_ticket: { source: 'stripe', isSplit: true },
  reward: { source: 'platform', isSplit: false },
  referral: { source: 'platform', isSplit: false },
  other: { source: 'stripe', isSplit: false },
}

/**
 * A pending transaction with its split. Without a referrer the referral share stays with the platform.
 * Throws DiaError `INVALID_AMOUNT`, `INVALID_CURRENCY`, `INVALID_BOOKING`, `PAYEE_MISSING`, and those of `splitRevenue`.
 * @example
 * import { bookTransaction } from '@dia/core/treasury'
 * const tip = bookTransaction({ id: 't1', type: 'tip', amountCents: '1000', toUserId: 'artist-1' })
 * tip.parts.map((part) => part.amountCents) // → [700n, 300n]
 */
export function bookTransaction(booking: Booking): TreasuryTransaction {
  return answerOrDiaError('bookTransaction', () => {
    const rule = ruleOf(booking)
    const amountCents = positiveCents('A transaction', booking.amountCents)
    return {
      id: booking.id,
      type: booking.type,
      status: 'pending',
      amountCents,
      currency: parseCurrency(booking.currency),
      source: rule.source,
      parts: rule.isSplit ? splitParts(booking, amountCents) : [wholePart(booking, amountCents)],
      reverses: null,
    }
  })
}

/** ISO 4217, USD when missing. Throws DiaError `INVALID_CURRENCY`. */
export function parseCurrency(currency: string | null | undefined): string {
  const code: unknown = currency ?? 'USD'
  if (typeof code === 'string' && /^[A-Z]{3}$/.test(code)) return code
  throw new DiaError(
    'INVALID_CURRENCY',
    'A currency is no ISO 4217 code.',
    'Pass three capital letters, such as USD.',
  )
}

function splitParts(booking: Booking, amountCents: bigint): TransactionPart[] {
  const contract = { ...(booking.contract ?? DEFAULT_SHARES) }
  const split = splitRevenue(
    amountCents,
    booking.referrerUserId ? contract : { ...contract, referralShare: 0 },
  )
  const parts: TransactionPart[] = [
    { role: 'artist', account: userBalance(booking.toUserId, split.artist), amountCents: split.artist },
    { role: 'label', account: userBalance(booking.labelUserId, split.label), amountCents: split.label },
    {
      role: 'referral',
      account: userBalance(booking.referrerUserId, split.referral),
      amountCents: split.referral,
    },
    { role: 'platform', account: 'platform', amountCents: split.platform },
  ]
  return parts.filter((part) => part.amountCents > 0n)
}

function wholePart(booking: Booking, amountCents: bigint): TransactionPart {
  return { role: 'payee', account: userBalance(booking.toUserId, amountCents), amountCents }
}

function userBalance(userId: unknown, amountCents: bigint): LedgerAccount {
  if (typeof userId === 'string' && userId !== '') return `balance:${userId}`
  if (amountCents === 0n) return 'platform'
  throw new DiaError(
    'PAYEE_MISSING',
    'A part of a transaction has nobody to go to.',
    'Name the payee (toUserId), and the label where its share is above 0.',
  )
}

function ruleOf(booking: Booking): { source: LedgerAccount; isSplit: boolean } {
  if (
    typeof booking === 'object' &&
    booking !== null &&
    typeof booking.id === 'string' &&
    booking.id !== ''
  ) {
    const type = TRANSACTION_TYPES.find((known) => known === booking.type)
    if (type && type !== 'payout' && type !== 'refund') return RULES[type]
  }
  throw new DiaError(
    'INVALID_BOOKING',
    'A booking lacks an id, or its type cannot be booked directly.',
    'Pass an id and a transaction type; payouts and refunds go through decidePayout and decideTransaction.',
  )
}

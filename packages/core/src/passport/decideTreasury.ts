import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type EventCatalogue, resolveEventType, type TransactionType } from '../events/index.js'
import {
  bookTransaction,
  contractInForce,
  decidePayout,
  decideTransaction,
  evolveTransaction,
  postingsOf,
  type TreasuryTransaction,
} from '../treasury/index.js'
import { type BatchMoney, type KnownTransaction, payoutStateOf, transactionOfIntent } from './BatchMoney.js'
import type { ClaimedEntry, ClaimedMoney } from './ClaimedBatch.js'
import type { MoneyEffect, TreasuryDecision, TreasurySkipReason } from './PassportDecision.js'
import { uuidOf } from './uuidOf.js'

/**
 * Decides what one entry does to the books: a booking with its exact split, a refund, a step of a payout, or a reason
 * to skip it; a refund waits for its purchase, a payout's end for its request. Pure: the same entry and books give the
 * same decision. Throws DiaError `IDEMPOTENCY_CONFLICT`, `INVALID_REFUND`, and those of `@dia/core/treasury`.
 * @example
 * import { EVENT_CATALOGUE } from '@dia/core/events'
 * import { decideTreasury } from '@dia/core/passport'
 * const money = { amountCents: '1000', currency: 'USD', toUserId: null, referrerUserId: null, stripePaymentIntentId: 'pi_1', transactionId: 't1', payeeUserId: 'artist-1', artistId: null, refunds: null }
 * const entry = { userId: 'u', id: 'e', eventType: 'tip', occurredAt: '2025-11-09T12:00:00Z', entityType: 'artist', entityId: 'a', context: null, artistId: null, money, attempts: 0 }
 * const books = { transactions: new Map(), balances: new Map(), contracts: new Map() }
 * decideTreasury(entry, books, EVENT_CATALOGUE).effect?.transaction.parts.map((part) => part.amountCents) // → [700n, 300n]
 */
export function decideTreasury(
  entry: ClaimedEntry,
  books: BatchMoney,
  catalogue: EventCatalogue,
): TreasuryDecision {
  return answerOrDiaError('decideTreasury', () => {
    if (typeof entry !== 'object' || entry === null)
      throw new DiaError('INVALID_ENTRY', 'There is no entry to decide.', 'Pass an entry of a claimed batch.')
    const definition = resolveEventType(entry.eventType, catalogue)
    if (definition === undefined) return skip(entry, 'UNKNOWN_EVENT_TYPE')
    const { transactionType: type } = definition
    const { money } = entry
    if (type === undefined || money === undefined || money === null) return skip(entry, 'MOVES_NO_MONEY')
    if (type === 'refund') return refund(entry, money, books)
    if (type === 'payout') return payout(entry, money, books, definition.type)
    if ((money.amountCents ?? null) === null) return skip(entry, 'NO_AMOUNT')
    return book(entry, money, books, type)
  })
}

function book(
  entry: ClaimedEntry,
  money: ClaimedMoney,
  books: BatchMoney,
  type: Exclude<TransactionType, 'payout' | 'refund'>,
): TreasuryDecision {
  const contracts = books.contracts.get(money.artistId ?? '') ?? []
  const contract = contractInForce(contracts, entry.occurredAt)
  const toUserId = uuidOf(money.toUserId) ?? money.payeeUserId
  const pending = bookTransaction({
    id: money.transactionId,
    type,
    amountCents: centsOf(money.amountCents),
    currency: money.currency as string | null,
    toUserId,
    labelUserId: contract?.labelUserId,
    referrerUserId: uuidOf(money.referrerUserId),
    contract,
  })
  const fromUserId = pending.source === 'stripe' ? entry.userId : null
  const known = books.transactions.get(pending.id)
  if (known !== undefined) {
    assertSameBody(known, pending, fromUserId, toUserId)
    return done(entry, { kind: 'duplicate', transaction: known.transaction, postings: [] }, known)
  }
  const { transaction } = evolveTransaction({ transaction: pending, refunds: [] }, { kind: 'completed' })
  const effect: MoneyEffect = { kind: 'booked', transaction, postings: postingsOf(transaction) }
  const isSplit = pending.parts.some(({ role }) => role !== 'payee')
  return {
    ...done(entry, effect, {
      fromUserId,
      toUserId,
      stripePaymentIntentId: textOf(money.stripePaymentIntentId),
    }),
    contractId: isSplit ? (contract?.id ?? null) : null,
  }
}

function refund(entry: ClaimedEntry, money: ClaimedMoney, books: BatchMoney): TreasuryDecision {
  if (money.refunds === null)
    throw new DiaError(
      'INVALID_REFUND',
      'A refund does not say what it gives back.',
      'Log it with refunds_entry_id, or with the payment’s stripe_payment_intent_id.',
    )
  const intent = textOf(money.stripePaymentIntentId)
  const { transactionId, key, original } = money.refunds
  const known =
    (transactionId === null ? undefined : books.transactions.get(transactionId)) ??
    (transactionId === null && intent !== null ? transactionOfIntent(books, intent) : undefined)
  if (known === undefined) {
    if (original === 'skipped') return skip(entry, 'NOTHING_TO_REFUND')
    return wait(entry, transactionId ?? key, original === 'logged')
  }
  if ((money.currency ?? null) !== null && money.currency !== known.transaction.currency)
    throw new DiaError(
      'INVALID_REFUND',
      'A refund is in another currency than its payment.',
      'Refund in the currency that was paid; log the amount that this gives back of it.',
    )
  const again = books.transactions.get(money.transactionId)
  if (again !== undefined && again.transaction.reverses !== known.transaction.id)
    throw new DiaError(
      'IDEMPOTENCY_CONFLICT',
      'A refund came again under the same key, of another payment.',
      'One refund gives back of one payment: log the other under a key of its own.',
    )
  const state = { transaction: known.transaction, refunds: known.refunds }
  const [event] = decideTransaction(state, {
    kind: 'refund',
    id: money.transactionId,
    amountCents: (money.amountCents ?? null) === null ? null : centsOf(money.amountCents),
  })
  if (event?.kind !== 'refunded')
    return done(entry, { kind: 'duplicate', transaction: (again ?? known).transaction, postings: [] }, known)
  const effect: MoneyEffect = {
    kind: 'refunded',
    transaction: event.refund,
    postings: postingsOf(event.refund),
  }
  const parties = {
    fromUserId: known.toUserId,
    toUserId: known.fromUserId,
    stripePaymentIntentId: known.stripePaymentIntentId,
  }
  const refundedBefore = known.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0n)
  return { ...done(entry, effect, parties), refundedBefore }
}

/** The event's name says which step of a payout it is. */
function payout(
  entry: ClaimedEntry,
  money: ClaimedMoney,
  books: BatchMoney,
  eventType: string,
): TreasuryDecision {
  const id = money.transactionId
  const known = books.transactions.get(id)
  const end = /\.payout_(completed|failed)$/.exec(eventType)?.[1]
  if (end !== undefined) {
    if (known === undefined) return wait(entry, id, false)
    const [event] = decidePayout(
      { payout: known.transaction, balanceCents: 0n },
      { kind: end === 'completed' ? 'complete' : 'fail' },
    )
    if (event === undefined)
      return done(entry, { kind: 'duplicate', transaction: known.transaction, postings: [] }, known)
    const status = event.kind === 'completed' ? 'completed' : 'failed'
    const transaction: TreasuryTransaction = { ...known.transaction, status }
    const kind = status === 'completed' ? 'sent' : 'returned'
    return done(entry, { kind, transaction, postings: postingsOf(transaction) }, known)
  }
  if ((money.amountCents ?? null) === null) return skip(entry, 'NO_AMOUNT')
  const userId = uuidOf(money.toUserId) ?? entry.userId
  const currency = typeof money.currency === 'string' ? money.currency : 'USD'
  const [event] = decidePayout(payoutStateOf(books, id, userId, currency), {
    kind: 'request',
    id,
    userId,
    amountCents: centsOf(money.amountCents),
    currency: money.currency as string | null,
  })
  if (event?.kind !== 'requested') {
    if (known === undefined) throw new DiaError('PAYOUT_STATE', 'A payout is not known.', 'Log its request.')
    return done(entry, { kind: 'duplicate', transaction: known.transaction, postings: [] }, known)
  }
  const effect: MoneyEffect = {
    kind: 'requested',
    transaction: event.payout,
    postings: postingsOf(event.payout),
  }
  const stripePaymentIntentId = textOf(money.stripePaymentIntentId)
  return done(entry, effect, { fromUserId: userId, toUserId: null, stripePaymentIntentId })
}

/** One payment intent and kind make one transaction; whoever brings the key again must mean the same. */
function assertSameBody(
  { transaction, ...known }: KnownTransaction,
  asked: TreasuryTransaction,
  fromUserId: string | null,
  toUserId: string | null,
): void {
  const isSame =
    transaction.type === asked.type &&
    transaction.amountCents === asked.amountCents &&
    transaction.currency === asked.currency &&
    known.fromUserId === fromUserId &&
    known.toUserId === toUserId
  if (isSame) return
  throw new DiaError(
    'IDEMPOTENCY_CONFLICT',
    'A payment came again under the same key, with another amount, currency, payer or payee.',
    'One payment intent pays once for one kind of thing: log another payment under a key of its own.',
  )
}

function nothing(entry: ClaimedEntry): Omit<TreasuryDecision, 'outcome'> {
  return {
    userId: entry.userId,
    entryId: entry.id,
    reason: null,
    effect: null,
    fromUserId: null,
    toUserId: null,
    contractId: null,
    stripePaymentIntentId: null,
    refundedBefore: 0n,
    waitsFor: null,
  }
}

function skip(entry: ClaimedEntry, reason: TreasurySkipReason): TreasuryDecision {
  return { ...nothing(entry), outcome: 'skipped', reason }
}

function wait(entry: ClaimedEntry, key: string, isLogged: boolean): TreasuryDecision {
  return { ...nothing(entry), outcome: 'waits', waitsFor: { key, isLogged } }
}

function done(
  entry: ClaimedEntry,
  effect: MoneyEffect,
  {
    fromUserId,
    toUserId,
    stripePaymentIntentId,
  }: Pick<TreasuryDecision, 'fromUserId' | 'toUserId' | 'stripePaymentIntentId'>,
): TreasuryDecision {
  return { ...nothing(entry), outcome: 'done', effect, fromUserId, toUserId, stripePaymentIntentId }
}

/** parseCents refuses what is no amount. */
function centsOf(value: unknown): string | number | bigint {
  return value as string | number | bigint
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : null
}

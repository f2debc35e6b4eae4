import { answerOrDiaError, DiaError } from '../errors/index.js'
import { assertTransaction, invalidTransaction } from './assertTransaction.js'
import { parseCents } from './parseCents.js'
import { refundTransaction } from './refundTransaction.js'
import type { TreasuryTransaction } from './TreasuryTransaction.js'

/** A transaction and what has been refunded of it. */
export interface TransactionState {
  readonly transaction: TreasuryTransaction
  readonly refunds: readonly TreasuryTransaction[]
}

export type TransactionCommand =
  | { readonly kind: 'complete' }
  | { readonly kind: 'fail'; readonly reason: string }
  /** Without an amount: all that is left. The id is the reversing transaction's. */
  | { readonly kind: 'refund'; readonly id: string; readonly amountCents?: string | number | bigint | null }

export type TransactionEvent =
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'refunded'; readonly refund: TreasuryTransaction; readonly isWhole: boolean }

/**
 * What a command does to a transaction: pending → completed | failed, completed → refunded once all of it
 * is. Repeating a command that has happened decides nothing. Throws DiaError `TRANSACTION_STATE` where the
 * status forbids it, `REFUND_TOO_LARGE`, `IDEMPOTENCY_CONFLICT` (a refund's id with another amount).
 * @example
 * import { bookTransaction, decideTransaction } from '@dia/core/treasury'
 * const tip = bookTransaction({ id: 't1', type: 'tip', amountCents: 500, toUserId: 'artist-1' })
 * decideTransaction({ transaction: tip, refunds: [] }, { kind: 'complete' }) // → [{ kind: 'completed' }]
 */
export function decideTransaction(state: TransactionState, command: TransactionCommand): TransactionEvent[] {
  return answerOrDiaError('decideTransaction', () => {
    assertState(state)
    if (typeof command !== 'object' || command === null) throw forbidden(state, 'do nothing known')
    const { status } = state.transaction
    if (command.kind === 'complete') {
      if (status === 'pending') return [{ kind: 'completed' }]
      if (status !== 'failed') return []
      throw forbidden(state, 'complete')
    }
    if (command.kind === 'fail') {
      const reason = typeof command.reason === 'string' ? command.reason.slice(0, 500) : ''
      if (status === 'pending') return [{ kind: 'failed', reason }]
      if (status === 'failed') return []
      throw forbidden(state, 'fail')
    }
    if (command.kind === 'refund') return decideRefund(state, command)
    throw forbidden(state, 'do something unknown')
  })
}

/**
 * A transaction after an event.
 * @example
 * import { bookTransaction, evolveTransaction } from '@dia/core/treasury'
 * const tip = bookTransaction({ id: 't1', type: 'tip', amountCents: 500, toUserId: 'artist-1' })
 * evolveTransaction({ transaction: tip, refunds: [] }, { kind: 'completed' }).transaction.status // → 'completed'
 */
export function evolveTransaction(state: TransactionState, event: TransactionEvent): TransactionState {
  return answerOrDiaError('evolveTransaction', () => {
    assertState(state)
    const { transaction, refunds } = state
    switch (event?.kind) {
      case 'completed':
      case 'failed':
        return { transaction: { ...transaction, status: event.kind }, refunds }
      case 'refunded':
        assertTransaction(event.refund)
        return {
          transaction: event.isWhole ? { ...transaction, status: 'refunded' } : transaction,
          refunds: [...refunds, event.refund],
        }
      default:
        throw new DiaError(
          'TRANSACTION_STATE',
          'An unknown event met a transaction.',
          'Pass an event that decideTransaction answered.',
        )
    }
  })
}

function decideRefund(
  state: TransactionState,
  command: TransactionCommand & { kind: 'refund' },
): TransactionEvent[] {
  const { transaction, refunds } = state
  if (typeof command.id !== 'string' || command.id === '' || command.id === transaction.id)
    throw forbidden(state, 'be refunded without an id of the refund’s own')
  const repeated = refunds.find((refund) => refund.id === command.id)
  if (repeated) return assertSameRefund(repeated, command.amountCents)
  const isRefundable = transaction.type !== 'payout' && transaction.type !== 'refund'
  if (transaction.status !== 'completed' || !isRefundable) throw forbidden(state, 'be refunded')
  const refund = refundTransaction(transaction, refunds, command)
  const inAll = refunds.reduce((sum, earlier) => sum + earlier.amountCents, refund.amountCents)
  return [{ kind: 'refunded', refund, isWhole: inAll === transaction.amountCents }]
}

function assertSameRefund(
  repeated: TreasuryTransaction,
  asked: string | number | bigint | null | undefined,
): [] {
  if ((asked ?? null) === null || parseCents(asked ?? 0) === repeated.amountCents) return []
  throw new DiaError(
    'IDEMPOTENCY_CONFLICT',
    'A refund came twice under one id, with two amounts.',
    'Give a second refund an id of its own.',
  )
}

function assertState(state: TransactionState): void {
  assertTransaction(state?.transaction)
  if (!Array.isArray(state.refunds)) throw invalidTransaction()
  for (const refund of state.refunds as readonly unknown[]) assertTransaction(refund)
}

function forbidden({ transaction }: TransactionState, what: string): DiaError {
  return new DiaError(
    'TRANSACTION_STATE',
    `A ${transaction.type} that is ${transaction.status} cannot ${what}.`,
    'Only a pending transaction completes or fails, and only a completed one that is no payout and no refund is refunded.',
  )
}

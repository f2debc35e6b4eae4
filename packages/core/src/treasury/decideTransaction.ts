import { DiaError } from '../errors/index.js'
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
  const status = statusOf(state)
  const kind: unknown = (command as TransactionCommand | null | undefined)?.kind
  if (command?.kind === 'complete') {
    if (status === 'pending') return [{ kind: 'completed' }]
    if (status !== 'failed') return []
  }
  if (command?.kind === 'fail') {
    if (status === 'pending') return [{ kind: 'failed', reason: String(command.reason).slice(0, 500) }]
    if (status === 'failed') return []
  }
  if (command?.kind === 'refund') {
    const repeated = state.refunds.find((refund) => refund.id === command.id)
    if (repeated) return assertSameRefund(repeated, command.amountCents)
    if (status === 'completed' && state.transaction.type !== 'payout' && state.transaction.type !== 'refund')
      return [refunded(state, command)]
  }
  throw new DiaError(
    'TRANSACTION_STATE',
    `A ${state.transaction.type} that is ${status} cannot ${typeof kind === 'string' ? kind.slice(0, 20) : 'do this'}.`,
    'Only a pending transaction completes or fails, and only a completed one that is no payout and no refund is refunded.',
  )
}

/**
 * A transaction after an event.
 * @example
 * import { bookTransaction, evolveTransaction } from '@dia/core/treasury'
 * const tip = bookTransaction({ id: 't1', type: 'tip', amountCents: 500, toUserId: 'artist-1' })
 * evolveTransaction({ transaction: tip, refunds: [] }, { kind: 'completed' }).transaction.status // → 'completed'
 */
export function evolveTransaction(state: TransactionState, event: TransactionEvent): TransactionState {
  statusOf(state)
  const { transaction, refunds } = state
  switch (event?.kind) {
    case 'completed':
    case 'failed':
      return { transaction: { ...transaction, status: event.kind }, refunds }
    case 'refunded':
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
}

function refunded(
  state: TransactionState,
  command: TransactionCommand & { kind: 'refund' },
): TransactionEvent {
  const refund = refundTransaction(state.transaction, state.refunds, command)
  const inAll = state.refunds.reduce((sum, earlier) => sum + earlier.amountCents, refund.amountCents)
  return { kind: 'refunded', refund, isWhole: inAll === state.transaction.amountCents }
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

function statusOf(state: TransactionState): TreasuryTransaction['status'] {
  const transaction: unknown = state?.transaction
  if (typeof transaction === 'object' && transaction !== null && Array.isArray(state.refunds))
    return state.transaction.status
  throw new DiaError(
    'TRANSACTION_STATE',
    'There is no transaction to decide on.',
    'Pass { transaction, refunds }, refunds empty at first.',
  )
}

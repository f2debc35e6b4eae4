import { answerOrDiaError, DiaError } from '../errors/index.js'
import { assertTransaction } from './assertTransaction.js'
import { parseCurrency } from './bookTransaction.js'
import { parseCents } from './parseCents.js'
import { positiveCents } from './positiveCents.js'
import type { TreasuryTransaction } from './TreasuryTransaction.js'

/** A payout, null before its request, and the payee's balance, read under lock. */
export interface PayoutState {
  readonly payout: TreasuryTransaction | null
  readonly balanceCents: bigint
}

export type PayoutCommand =
  | {
      readonly kind: 'request'
      readonly id: string
      readonly userId: string
      readonly amountCents: string | number | bigint
      readonly currency?: string | null
    }
  | { readonly kind: 'complete' }
  | { readonly kind: 'fail' }

export type PayoutEvent =
  | { readonly kind: 'requested'; readonly payout: TreasuryTransaction }
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed' }

/**
 * What a command does to a payout. A request takes its amount out of the balance at once and holds it as
 * pending; completing sends it, failing gives it back. Repeats decide nothing. Throws DiaError
 * `BALANCE_TOO_LOW`, `PAYOUT_STATE`, `IDEMPOTENCY_CONFLICT`, `INVALID_AMOUNT`, `INVALID_CURRENCY`.
 * @example
 * import { decidePayout } from '@dia/core/treasury'
 * const request = { kind: 'request', id: 'p1', userId: 'u1', amountCents: '5000' } as const
 * decidePayout({ payout: null, balanceCents: 7000n }, request).length // → 1
 */
export function decidePayout(state: PayoutState, command: PayoutCommand): PayoutEvent[] {
  return answerOrDiaError('decidePayout', () => {
    if (typeof state !== 'object' || state === null || typeof command !== 'object' || command === null)
      throw payoutState('is missing its state or its command')
    if (state.payout) assertTransaction(state.payout)
    if (command.kind === 'request') return request(state, command)
    if (!state.payout) throw payoutState('was never requested')
    const status = state.payout.status
    if (command.kind === 'complete') {
      if (status === 'pending') return [{ kind: 'completed' }]
      if (status === 'completed') return []
    }
    if (command.kind === 'fail') {
      if (status === 'pending') return [{ kind: 'failed' }]
      if (status === 'failed') return []
    }
    throw payoutState(`is ${status} already`)
  })
}

/**
 * A payout and the balance after an event.
 * @example
 * import { evolvePayout } from '@dia/core/treasury'
 * const payout = { id: 'p1', type: 'payout', status: 'pending', amountCents: 5n, currency: 'USD', source: 'pending:u1', parts: [{ role: 'payee', account: 'stripe', amountCents: 5n }], reverses: null } as const
 * evolvePayout({ payout, balanceCents: 0n }, { kind: 'failed' }).balanceCents // → 5n
 */
export function evolvePayout(state: PayoutState, event: PayoutEvent): PayoutState {
  return answerOrDiaError('evolvePayout', () => {
    if (typeof state !== 'object' || state === null) throw payoutState('is missing its state')
    if (state.payout) assertTransaction(state.payout)
    if (event?.kind === 'requested') {
      assertTransaction(event.payout)
      return {
        payout: event.payout,
        balanceCents: parseCents(state.balanceCents) - event.payout.amountCents,
      }
    }
    if (!state.payout) throw payoutState('was never requested')
    if (event?.kind === 'completed') return { ...state, payout: { ...state.payout, status: 'completed' } }
    if (event?.kind === 'failed')
      return {
        payout: { ...state.payout, status: 'failed' },
        balanceCents: parseCents(state.balanceCents) + parseCents(state.payout.amountCents),
      }
    throw payoutState('met an unknown event')
  })
}

function request(state: PayoutState, command: PayoutCommand & { kind: 'request' }): PayoutEvent[] {
  const payout = requestedPayout(command)
  if (state.payout) return assertSameRequest(state.payout, payout)
  const balanceCents = parseCents(state.balanceCents)
  if (payout.amountCents > balanceCents)
    throw new DiaError(
      'BALANCE_TOO_LOW',
      'A payout asks for more than the balance holds.',
      'Request at most the balance.',
    )
  return [{ kind: 'requested', payout }]
}

function requestedPayout(command: PayoutCommand & { kind: 'request' }): TreasuryTransaction {
  const amountCents = positiveCents('A payout', command.amountCents)
  if (typeof command.id !== 'string' || typeof command.userId !== 'string' || !command.id || !command.userId)
    throw payoutState('lacks its id or its user')
  return {
    id: command.id,
    type: 'payout',
    status: 'pending',
    amountCents,
    currency: parseCurrency(command.currency),
    source: `pending:${command.userId}`,
    parts: [{ role: 'payee', account: 'stripe', amountCents }],
    reverses: null,
  }
}

function assertSameRequest(known: TreasuryTransaction, asked: TreasuryTransaction): [] {
  const isSame =
    known.id === asked.id &&
    known.amountCents === asked.amountCents &&
    known.currency === asked.currency &&
    known.source === asked.source
  if (isSame) return []
  throw new DiaError(
    'IDEMPOTENCY_CONFLICT',
    'A payout was requested again with another id, user, amount or currency.',
    'Request a second payout under an id of its own.',
  )
}

function payoutState(what: string): DiaError {
  return new DiaError(
    'PAYOUT_STATE',
    `A payout ${what}.`,
    'A payout is requested once, then completes or fails once.',
  )
}

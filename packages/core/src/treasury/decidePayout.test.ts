import { describe, expect, it } from 'vitest'
import { decidePayout, evolvePayout, type PayoutCommand, type PayoutState } from './decidePayout.js'
import { postingsOf } from './postingsOf.js'

const request: PayoutCommand = { kind: 'request', id: 'p1', userId: 'artist', amountCents: '500' }

function given(balanceCents: bigint, ...before: PayoutCommand[]) {
  const play = (commands: PayoutCommand[], start: PayoutState) =>
    commands.reduce((state, command) => decidePayout(state, command).reduce(evolvePayout, state), start)
  const state = play(before, { payout: null, balanceCents })
  return {
    when: (command: PayoutCommand) => ({
      expectEvents: (expected: unknown) => {
        const events = decidePayout(state, command)
        expect(events).toEqual(expected)
        return events.reduce(evolvePayout, state)
      },
      expectError: (code: string) =>
        expect(() => decidePayout(state, command)).toThrow(expect.objectContaining({ code })),
    }),
  }
}

describe('decidePayout', () => {
  it('holds a requested amount as pending, up to the whole balance', () => {
    const state = given(500n)
      .when(request)
      .expectEvents([expect.objectContaining({ kind: 'requested' })])
    expect(state.balanceCents).toBe(0n)
    expect(state.payout).toMatchObject({ type: 'payout', status: 'pending', amountCents: 500n })
  })

  it('refuses a cent more than the balance, and a balance below zero', () => {
    given(499n).when(request).expectError('BALANCE_TOO_LOW')
    given(-100n)
      .when({ ...request, amountCents: 1 })
      .expectError('BALANCE_TOO_LOW')
  })

  it('sends it on completion, gives it back on failure', () => {
    const sent = given(700n, request)
      .when({ kind: 'complete' })
      .expectEvents([{ kind: 'completed' }])
    expect(sent).toMatchObject({ balanceCents: 200n, payout: { status: 'completed' } })
    const back = given(700n, request)
      .when({ kind: 'fail' })
      .expectEvents([{ kind: 'failed' }])
    expect(back).toMatchObject({ balanceCents: 700n, payout: { status: 'failed' } })
  })

  it('decides nothing when a command comes again', () => {
    given(500n, request).when(request).expectEvents([])
    given(500n, request, { kind: 'complete' }).when({ kind: 'complete' }).expectEvents([])
    given(500n, request, { kind: 'fail' }).when({ kind: 'fail' }).expectEvents([])
  })

  it('takes a repeated request with another body for a conflict', () => {
    given(900n, request)
      .when({ ...request, amountCents: 501n })
      .expectError('IDEMPOTENCY_CONFLICT')
    for (const part of [{ userId: 'other' }, { id: 'p2' }, { currency: 'EUR' }])
      given(900n, request)
        .when({ ...request, ...part })
        .expectError('IDEMPOTENCY_CONFLICT')
  })

  it('completes nothing that failed, fails nothing that completed, and starts with a request', () => {
    given(500n, request, { kind: 'fail' }).when({ kind: 'complete' }).expectError('PAYOUT_STATE')
    given(500n, request, { kind: 'complete' }).when({ kind: 'fail' }).expectError('PAYOUT_STATE')
    given(500n).when({ kind: 'complete' }).expectError('PAYOUT_STATE')
  })

  it.each([{ id: '' }, { userId: '' }, { id: 5 }, { userId: null }, { kind: 'forget' }])(
    'refuses %j',
    (part) => {
      const command: unknown = { ...request, ...part }
      given(500n)
        .when(command as PayoutCommand)
        .expectError('PAYOUT_STATE')
    },
  )

  it('evolves by known events only', () => {
    const state = given(500n).when(request).expectEvents([expect.anything()])
    const unknown: unknown = { kind: 'forgotten' }
    for (const start of [state, { payout: null, balanceCents: 5n }])
      expect(() => evolvePayout(start, unknown as Parameters<typeof evolvePayout>[1])).toThrow(
        expect.objectContaining({ code: 'PAYOUT_STATE' }),
      )
    expect(() => evolvePayout({ payout: null, balanceCents: 5n }, { kind: 'failed' })).toThrow(
      expect.objectContaining({ code: 'PAYOUT_STATE' }),
    )
  })

  it.each([0, -1, '1.5'])('refuses to pay out %s cents', (amountCents) => {
    given(500n)
      .when({ ...request, amountCents })
      .expectError('INVALID_AMOUNT')
  })

  it('posts balance to pending, then pending to Stripe or back', () => {
    const { payout } = given(500n).when(request).expectEvents([expect.anything()])
    if (!payout) throw new Error('no payout')
    const moved = (status: 'pending' | 'completed' | 'failed') =>
      postingsOf({ ...payout, status }).map(({ account, amountCents }) => [account, amountCents])
    expect(moved('pending')).toEqual([
      ['balance:artist', -500n],
      ['pending:artist', 500n],
    ])
    expect(moved('completed')).toEqual([
      ['pending:artist', -500n],
      ['stripe', 500n],
    ])
    expect(moved('failed')).toEqual([
      ['balance:artist', 500n],
      ['pending:artist', -500n],
    ])
  })
})

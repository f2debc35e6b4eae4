import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bookTransaction } from './bookTransaction.js'
import {
  decideTransaction,
  evolveTransaction,
  type TransactionCommand,
  type TransactionEvent,
  type TransactionState,
} from './decideTransaction.js'
import { assertBalanced, postingsOf } from './postingsOf.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 500)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })

const purchase = bookTransaction({
  id: 'purchase',
  type: 'track_purchase',
  amountCents: 1000n,
  toUserId: 'artist',
  labelUserId: 'label',
  referrerUserId: 'referrer',
  contract: { artistShare: '0.6', platformShare: '0.3', labelShare: '0.1', referralShare: '0.05' },
})

function given(events: TransactionEvent[], transaction = purchase) {
  const start: TransactionState = { transaction, refunds: [] }
  const state = events.reduce(evolveTransaction, start)
  return {
    when(...commands: TransactionCommand[]) {
      let now = state
      let decided: TransactionEvent[] = []
      const decide = () => {
        for (const command of commands) {
          decided = decideTransaction(now, command)
          now = decided.reduce(evolveTransaction, now)
        }
      }
      return {
        expectEvents: (expected: unknown) => {
          decide()
          expect(decided).toEqual(expected)
          return now
        },
        expectError: (code: string) => expect(decide).toThrow(expect.objectContaining({ code })),
      }
    },
  }
}

const completed: TransactionEvent = { kind: 'completed' }
const failed: TransactionEvent = { kind: 'failed', reason: 'card declined' }

describe('decideTransaction', () => {
  it('completes or fails what is pending', () => {
    given([]).when({ kind: 'complete' }).expectEvents([completed])
    given([]).when({ kind: 'fail', reason: 'card declined' }).expectEvents([failed])
  })

  it('decides nothing when a command comes again', () => {
    given([completed]).when({ kind: 'complete' }).expectEvents([])
    given([failed]).when({ kind: 'fail', reason: 'again' }).expectEvents([])
    given([completed])
      .when({ kind: 'refund', id: 'r1', amountCents: 300n }, { kind: 'refund', id: 'r1', amountCents: '300' })
      .expectEvents([])
    const refunded = given([completed])
      .when({ kind: 'refund', id: 'r1' }, { kind: 'complete' })
      .expectEvents([])
    expect(refunded.transaction.status).toBe('refunded')
  })

  it('lets nothing leave failed, nor a completed one fail', () => {
    given([failed]).when({ kind: 'complete' }).expectError('TRANSACTION_STATE')
    given([failed]).when({ kind: 'refund', id: 'r1' }).expectError('TRANSACTION_STATE')
    given([completed]).when({ kind: 'fail', reason: 'late' }).expectError('TRANSACTION_STATE')
    given([]).when({ kind: 'refund', id: 'r1' }).expectError('TRANSACTION_STATE')
  })

  it('refunds all by a reversing transaction that mirrors the split', () => {
    const state = given([completed])
      .when({ kind: 'refund', id: 'r1' })
      .expectEvents([
        {
          kind: 'refunded',
          isWhole: true,
          refund: {
            id: 'r1',
            type: 'refund',
            status: 'completed',
            amountCents: 1000n,
            currency: 'USD',
            source: 'stripe',
            parts: purchase.parts,
            reverses: 'purchase',
          },
        },
      ])
    expect(state.transaction.status).toBe('refunded')
    expect(state.transaction.amountCents).toBe(1000n)
  })

  it('stays completed after a part is refunded, and is refunded once all parts are', () => {
    const part = given([completed]).when({ kind: 'refund', id: 'r1', amountCents: 999n })
    const state = part.expectEvents([expect.objectContaining({ isWhole: false })])
    expect(state.transaction.status).toBe('completed')
    const [last] = decideTransaction(state, { kind: 'refund', id: 'r2' })
    expect(last).toMatchObject({ isWhole: true, refund: { amountCents: 1n } })
  })

  it('takes a refunded cent from one receiver alone', () => {
    given([completed])
      .when({ kind: 'refund', id: 'r1', amountCents: 1n })
      .expectEvents([
        expect.objectContaining({
          refund: expect.objectContaining({
            parts: [{ role: 'artist', account: 'balance:artist', amountCents: 1n }],
          }),
        }),
      ])
  })

  it('keeps apart what one user got in two roles', () => {
    const both = bookTransaction({
      id: 'both',
      type: 'tip',
      amountCents: 100n,
      toUserId: 'u',
      referrerUserId: 'u',
      contract: { artistShare: '0.7', platformShare: '0.3', labelShare: 0, referralShare: '0.1' },
    })
    const state = given([completed], both)
      .when({ kind: 'refund', id: 'r1', amountCents: 50n }, { kind: 'refund', id: 'r2' })
      .expectEvents([expect.objectContaining({ isWhole: true })])
    expect(state.refunds.map(({ parts }) => parts.map((part) => part.amountCents))).toEqual([
      [35n, 5n, 10n],
      [35n, 5n, 10n],
    ])
  })

  it('never refunds more than the original', () => {
    given([completed]).when({ kind: 'refund', id: 'r1', amountCents: 1001n }).expectError('REFUND_TOO_LARGE')
    given([completed])
      .when({ kind: 'refund', id: 'r1', amountCents: 600n }, { kind: 'refund', id: 'r2', amountCents: 401n })
      .expectError('REFUND_TOO_LARGE')
    given([completed])
      .when({ kind: 'refund', id: 'r1' }, { kind: 'refund', id: 'r2', amountCents: 1n })
      .expectError('TRANSACTION_STATE')
  })

  it.each(['payout', 'refund'] as const)('refunds no %s', (type) => {
    const moved = { ...purchase, type, source: 'pending:artist' as const }
    given([completed], moved).when({ kind: 'refund', id: 'r1' }).expectError('TRANSACTION_STATE')
  })

  it('knows a refund again that names no amount', () => {
    given([completed])
      .when({ kind: 'refund', id: 'r1', amountCents: 300n }, { kind: 'refund', id: 'r1' })
      .expectEvents([])
  })

  it.each([null, { kind: 'forget' }, { kind: 'refund', id: '' }, { kind: 'refund', id: 5 }])(
    'refuses the command %j',
    (command) => {
      given([completed])
        .when(command as TransactionCommand)
        .expectError('TRANSACTION_STATE')
    },
  )

  it.each([0n, -5n])('refunds no %s cents', (amountCents) => {
    given([completed]).when({ kind: 'refund', id: 'r1', amountCents }).expectError('INVALID_AMOUNT')
  })

  it('takes the same refund id with another amount for a conflict', () => {
    given([completed])
      .when({ kind: 'refund', id: 'r1', amountCents: 5n }, { kind: 'refund', id: 'r1', amountCents: 6n })
      .expectError('IDEMPOTENCY_CONFLICT')
    given([completed]).when({ kind: 'refund', id: 'purchase' }).expectError('TRANSACTION_STATE')
  })

  it('any series of refunds takes back from each receiver exactly what they got, never more', () => {
    const booking = fc.record({
      amount: fc.bigInt({ min: 1n, max: 100_000n }),
      label: fc.nat(300_000),
      referral: fc.nat(100_000),
      asks: fc.array(fc.bigInt({ min: 1n, max: 40_000n }), { maxLength: 8 }),
    })
    fc.assert(
      fc.property(booking, ({ amount, label, referral, asks }) => {
        const transaction = bookTransaction({
          id: 'original',
          type: 'track_purchase',
          amountCents: amount,
          toUserId: 'artist',
          labelUserId: 'label',
          referrerUserId: 'referrer',
          contract: {
            artistShare: (700_000 - label) / 1e6,
            labelShare: label / 1e6,
            platformShare: '0.3',
            referralShare: referral / 1e6,
          },
        })
        let state = evolveTransaction({ transaction, refunds: [] }, completed)
        const balances = new Map<string, bigint>()
        const post = (moved: typeof transaction) => {
          for (const { account, amountCents } of postingsOf(moved))
            balances.set(account, (balances.get(account) ?? 0n) + amountCents)
        }
        post(state.transaction)
        let left = amount
        const refund = (id: string, amountCents: bigint) => {
          for (const event of decideTransaction(state, { kind: 'refund', id, amountCents })) {
            state = evolveTransaction(state, event)
            if (event.kind === 'refunded') post(event.refund)
          }
          left -= amountCents
          for (const [account, cents] of balances)
            if (account !== 'stripe') expect(cents).toBeGreaterThanOrEqual(0n)
        }
        asks.forEach((ask, i) => {
          if (ask <= left) refund(`r${i}`, ask)
        })
        if (left > 0n) refund('rest', left)
        expect(state.transaction.status).toBe('refunded')
        expect([...balances.values()].every((cents) => cents === 0n)).toBe(true)
      }),
      { numRuns },
    )
  })
})

describe('postingsOf', () => {
  it('posts what a completed purchase moves, in the order of accounts', () => {
    expect(postingsOf({ ...purchase, status: 'completed' })).toEqual([
      { account: 'balance:artist', amountCents: 600n, currency: 'USD' },
      { account: 'balance:label', amountCents: 100n, currency: 'USD' },
      { account: 'balance:referrer', amountCents: 50n, currency: 'USD' },
      { account: 'platform', amountCents: 250n, currency: 'USD' },
      { account: 'stripe', amountCents: -1000n, currency: 'USD' },
    ])
  })

  it('posts nothing for what is pending, failed, or refunded by another', () => {
    for (const status of ['pending', 'failed', 'refunded'] as const)
      expect(postingsOf({ ...purchase, status })).toEqual([])
  })

  it('nets what the platform pays itself of a play', () => {
    const play = bookTransaction({ id: 'p', type: 'track_play', amountCents: 10, toUserId: 'artist' })
    expect(postingsOf({ ...play, status: 'completed' })).toEqual([
      { account: 'balance:artist', amountCents: 7n, currency: 'USD' },
      { account: 'platform', amountCents: -7n, currency: 'USD' },
    ])
  })

  it('posts nothing where the platform would pay itself alone', () => {
    const contract = { artistShare: 0, platformShare: 1, labelShare: 0 }
    const play = bookTransaction({ id: 'p', type: 'track_play', amountCents: 10, contract })
    expect(postingsOf({ ...play, status: 'completed' })).toEqual([])
  })

  it('refuses parts that do not sum to the amount', () => {
    const cooked = { ...purchase, status: 'completed' as const, amountCents: 1001n }
    expect(() => postingsOf(cooked)).toThrow(expect.objectContaining({ code: 'INVALID_TRANSACTION' }))
  })

  it('postings sum to zero whatever is booked', () => {
    const booking = fc.record({
      id: fc.constant('t'),
      type: fc.constantFrom(
        'track_play',
        'track_purchase',
        'tip',
        'subscription',
        'event_ticket',
        'reward',
        'referral',
        'other',
      ),
      amountCents: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }),
      toUserId: fc.constantFrom('u1', 'u2'),
      referrerUserId: fc.constantFrom(null, 'u1', 'u3'),
    } as const)
    fc.assert(
      fc.property(booking, (asked) => {
        const postings = postingsOf({ ...bookTransaction(asked), status: 'completed' })
        expect(postings.reduce((sum, posting) => sum + posting.amountCents, 0n)).toBe(0n)
        expect(new Set(postings.map((posting) => posting.account)).size).toBe(postings.length)
      }),
      { numRuns },
    )
  })
})

describe('assertBalanced', () => {
  it('balances each currency for itself', () => {
    const posting = (amountCents: bigint, currency: string) =>
      ({ account: 'platform', amountCents, currency }) as const
    assertBalanced([posting(5n, 'USD'), posting(-5n, 'USD'), posting(0n, 'EUR')])
    expect(() => assertBalanced([posting(5n, 'USD'), posting(-5n, 'EUR')])).toThrow(
      expect.objectContaining({ code: 'UNBALANCED_POSTINGS' }),
    )
  })
})

describe('bookTransaction', () => {
  it('needs a payee for the artist’s part, and for the label’s where it has one', () => {
    const booking = { id: 't', type: 'tip', amountCents: 100 } as const
    const labelled = { artistShare: '0.5', platformShare: '0.2', labelShare: '0.3' }
    expect(() => bookTransaction(booking)).toThrow(expect.objectContaining({ code: 'PAYEE_MISSING' }))
    expect(() => bookTransaction({ ...booking, toUserId: 'u', contract: labelled })).toThrow(
      expect.objectContaining({ code: 'PAYEE_MISSING' }),
    )
  })

  it('leaves the referral share with the platform when nobody referred', () => {
    const contract = { artistShare: '0.7', platformShare: '0.3', labelShare: 0, referralShare: '0.1' }
    const { parts } = bookTransaction({ id: 't', type: 'tip', amountCents: 100, toUserId: 'u', contract })
    expect(parts).toEqual([
      { role: 'artist', account: 'balance:u', amountCents: 70n },
      { role: 'platform', account: 'platform', amountCents: 30n },
    ])
  })

  it('gives a reward whole to its payee, from the platform', () => {
    expect(bookTransaction({ id: 't', type: 'reward', amountCents: '250', toUserId: 'fan' })).toMatchObject({
      source: 'platform',
      parts: [{ role: 'payee', account: 'balance:fan', amountCents: 250n }],
    })
  })

  it.each([
    ['INVALID_AMOUNT', { amountCents: 0 }],
    ['INVALID_AMOUNT', { amountCents: '1.5' }],
    ['INVALID_CURRENCY', { currency: 'usd' }],
    ['INVALID_BOOKING', { type: 'payout' }],
    ['INVALID_BOOKING', { type: '__proto__' }],
    ['INVALID_BOOKING', { id: '' }],
  ])('answers %s to %j', (code, part) => {
    const booking: unknown = { id: 't', type: 'tip', amountCents: 100, toUserId: 'u', ...part }
    expect(() => bookTransaction(booking as Parameters<typeof bookTransaction>[0])).toThrow(
      expect.objectContaining({ code }),
    )
  })
})

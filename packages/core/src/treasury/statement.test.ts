import { describe, expect, it } from 'vitest'
import type { AccountStatement } from './AccountStatement.js'
import { renderStatement } from './renderStatement.js'
import { settleStatement } from './settleStatement.js'

const posting = (account: 'balance' | 'pending', amountCents: bigint, transactionType = 'tip') => ({
  postedAt: '2025-10-01T00:00:00Z',
  transactionId: 't',
  transactionType,
  status: 'completed',
  account,
  amountCents,
})

const statementOf = (...postings: ReturnType<typeof posting>[]): AccountStatement => {
  const opening = { balanceCents: 9_007_199_254_740_993n, pendingCents: 0n }
  return {
    userId: 'u',
    email: null,
    displayName: null,
    currency: 'USD',
    from: '2025-10-01T00:00:00Z',
    to: null,
    opening,
    ...settleStatement(opening, postings),
    madeAt: '2025-11-01T00:00:00Z',
  }
}

describe('a statement', () => {
  it('says what there was after each posting, past 2^53 to the cent', () => {
    const { lines, closing } = statementOf(posting('balance', -93n), posting('pending', 93n))
    expect(lines.map(({ balanceCents, pendingCents }) => [balanceCents, pendingCents])).toEqual([
      [9_007_199_254_740_900n, 0n],
      [9_007_199_254_740_900n, 93n],
    ])
    expect(closing).toEqual({ balanceCents: 9_007_199_254_740_900n, pendingCents: 93n })
  })

  it('is CSV with quotes where they are needed, and no formula in it but numbers below zero', () => {
    const [, opening, first, closing, end] = renderStatement(
      statementOf(posting('balance', -5n, '=1+"1",\n2')),
      'csv',
    ).split('\r\n')
    expect(opening).toBe('2025-10-01T00:00:00Z,,opening balance,,,USD,,9007199254740993,0')
    expect(first).toBe(`2025-10-01T00:00:00Z,t,"'=1+""1"",\n2",completed,balance,USD,-5,9007199254740988,0`)
    expect(closing).toBe(',,closing balance,,,USD,,9007199254740988,0')
    expect(end).toBe('')
  })

  it('is JSON with cents as text', () => {
    const read = JSON.parse(renderStatement(statementOf(posting('balance', 1n)), 'json'))
    expect(read.lines[0]).toMatchObject({ amountCents: '1', balanceCents: '9007199254740994' })
  })

  it('refuses postings of somebody else’s account', () => {
    expect(() => statementOf(posting('stripe' as never, 1n))).toThrow(
      expect.objectContaining({ code: 'INVALID_STATEMENT' }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_CENTS, parseCents } from './parseCents.js'

describe('parseCents', () => {
  it('keeps 2^53+1 cents, as text and as bigint', () => {
    expect(parseCents('9007199254740993')).toBe(9007199254740993n)
    expect(parseCents(2n ** 53n + 1n)).toBe(9007199254740993n)
  })

  it('reads back what any amount is written as', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -MOST_CENTS, max: MOST_CENTS }), (cents) => {
        expect(parseCents(String(cents))).toBe(cents)
      }),
    )
  })

  it.each([
    2 ** 53,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    ' 1',
    '1.0',
    '1e3',
    '0x10',
    '１２',
    '--1',
    '9223372036854775808',
    2n ** 63n,
    null,
    undefined,
    {},
    [5],
    true,
  ])('refuses %s', (value) => {
    expect(() => parseCents(value as string)).toThrow(expect.objectContaining({ code: 'INVALID_AMOUNT' }))
  })

  it('takes the edges of a Postgres bigint', () => {
    expect(parseCents('9223372036854775807')).toBe(2n ** 63n - 1n)
    expect(parseCents('-9223372036854775807')).toBe(1n - 2n ** 63n)
    expect(parseCents(-0)).toBe(0n)
  })
})

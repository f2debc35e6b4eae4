import { describe, expect, it } from 'vitest'
import { parseDecimal } from './parseDecimal.js'

describe('parseDecimal', () => {
  it.each([
    ['0.70', { digits: 70n, scale: 2 }],
    [0.1, { digits: 1n, scale: 1 }],
    [' -12.5 ', { digits: -125n, scale: 1 }],
    [1e21, { digits: 10n ** 21n, scale: 0 }],
    [1e-7, { digits: 1n, scale: 7 }],
    ['25e-1', { digits: 25n, scale: 1 }],
    [-0, { digits: 0n, scale: 0 }],
    ['0e999', { digits: 0n, scale: 0 }],
    [5n, { digits: 5n, scale: 0 }],
  ])('reads %s exactly', (value, decimal) => {
    expect(parseDecimal(value)).toEqual(decimal)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '', '.', '.5', '1.', 'abc', '0x1', '1e999', null, {}, true])(
    'takes %s for no decimal',
    (value) => {
      expect(parseDecimal(value)).toBeNull()
    },
  )
})

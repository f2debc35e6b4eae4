import { describe, expect, it } from 'vitest'
import { minorUnits } from './minorUnits.js'

describe('an amount of money', () => {
  it('keeps its cents past 2^53', () => {
    expect(minorUnits('9007199254740993')).toBe(9_007_199_254_740_993n)
    expect(minorUnits('-12')).toBe(-12n)
    expect(minorUnits(34)).toBe(34n)
  })

  it('is not read from what has lost or never had whole cents', () => {
    for (const value of [2 ** 53, 0.5, '1.5', '1e3', '', null, undefined, {}, Number.NaN]) {
      expect(minorUnits(value)).toBeNull()
    }
  })
})

import { describe, expect, it } from 'vitest'
import { finiteNumber } from './finiteNumber.js'

describe('a number as databases send it', () => {
  it('is read from numbers and from text', () => {
    expect(finiteNumber(12)).toBe(12)
    expect(finiteNumber('0.5')).toBe(0.5)
  })

  it('is nothing else', () => {
    for (const value of [
      null,
      undefined,
      '',
      ' ',
      'x',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      true,
      {},
      [7],
    ]) {
      expect(finiteNumber(value)).toBeNull()
    }
  })
})

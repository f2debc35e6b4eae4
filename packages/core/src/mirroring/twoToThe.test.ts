import { expect, it } from 'vitest'
import { twoToThe } from './twoToThe.js'

it('is exact for whole exponents down to −60, and 0 below', () => {
  for (let exponent = 0; exponent >= -60; exponent--) {
    let power = 1
    for (let n = exponent; n < 0; n++) power /= 2
    expect(twoToThe(exponent)).toBe(power)
  }
  expect(twoToThe(-60.001)).toBe(0)
})

it('is within 2 ulp of 2^x', () => {
  for (let x = -59.99; x < 1; x += 0.0137)
    expect(Math.abs(twoToThe(x) / 2 ** x - 1)).toBeLessThan(2 * Number.EPSILON)
})

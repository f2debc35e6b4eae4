import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { formatScore, weightedScore } from './weightedScore.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })

describe('weightedScore', () => {
  it.each([
    [1, null, 1_000_000n],
    [1, undefined, 1_000_000n],
    [1, 0, 1_000_000n],
    [1, 100, 3_000_000n],
    [1, 50, 1_500_000n],
    [0.1, 100, 300_000n],
    [0.1, null, 100_000n],
    [1000, '87.5', 2_531_250_000n],
    [1, '33.333', 1_222_218n],
    [1, 140, 3_000_000n],
    [1, '1e9', 3_000_000n],
    [1, -5, 1_000_000n],
    [1, 'half', 1_000_000n],
    [1, '', 1_000_000n],
    [1, Number.NaN, 1_000_000n],
    ['0.1', ' 100 ', 300_000n],
    [0, 100, 0n],
  ])('base %s at %s per cent scores %s millionths', (base, progress, score) => {
    expect(weightedScore(base, progress)).toBe(score)
  })

  it('rounds once, half up', () => {
    expect(weightedScore('0.0000005')).toBe(1n)
    expect(weightedScore('0.0000004')).toBe(0n)
    // 0.000001 × (1 + 2·0.25) = 1.5 millionths
    expect(weightedScore('0.000001', 50)).toBe(2n)
  })

  it('lies between the base and three times the base, and grows with progress', () => {
    const percent = fc.double({ min: 0, max: 150, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), percent, percent, (tenths, a, b) => {
        const base = tenths / 10
        const [low, high] = [weightedScore(base, Math.min(a, b)), weightedScore(base, Math.max(a, b))]
        expect(low <= high).toBe(true)
        expect(low >= weightedScore(base) && high <= 3n * weightedScore(base)).toBe(true)
        const p = Math.min(1, Math.max(a, b) / 100)
        expect(Number(high)).toBeCloseTo(base * 1e6 * (1 + 2 * p * p), -1)
      }),
      { numRuns },
    )
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 'ten', '1e70', null])('refuses the base %s', (base) => {
    expect(() => weightedScore(base as number)).toThrow(expect.objectContaining({ code: 'INVALID_SCORE' }))
  })
})

describe('formatScore', () => {
  it.each([
    [1_250_500_000n, '1250.5'],
    [0n, '0'],
    [1n, '0.000001'],
    [3_000_000n, '3'],
    [-1_500_000n, '-1.5'],
    [9_007_199_254_740_993_000_001n, '9007199254740993.000001'],
  ])('writes %s as %s', (score, text) => {
    expect(formatScore(score)).toBe(text)
  })
})

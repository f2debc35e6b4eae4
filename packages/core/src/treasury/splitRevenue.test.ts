import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { allocate } from './allocate.js'
import { exactShares, type RevenueShares } from './PayoutContract.js'
import { splitRevenue } from './splitRevenue.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 2000)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })

const cents = fc.oneof(fc.bigInt({ min: 0n, max: 1000n }), fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }))

/** Any shares that sum to 1, in millionths, with a referral of at most the platform's. */
const shares = fc.tuple(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000)).map(([a, b, referral]) => {
  const [low, high] = [Math.min(a, b), Math.max(a, b)]
  const platform = 1_000_000 - high
  return { artist: low, label: high - low, platform, referral: Math.min(referral, platform) }
})

function contractOf(millionths: { artist: number; label: number; platform: number; referral: number }) {
  const text = (share: number) => `${Math.floor(share / 1e6)}.${String(share % 1e6).padStart(6, '0')}`
  return {
    artistShare: text(millionths.artist),
    labelShare: text(millionths.label),
    platformShare: text(millionths.platform),
    referralShare: text(millionths.referral),
  }
}

describe('splitRevenue', () => {
  it.each([
    [1000n, { artist: 700n, platform: 300n, label: 0n, referral: 0n }],
    [999n, { artist: 699n, platform: 300n, label: 0n, referral: 0n }],
    [1n, { artist: 1n, platform: 0n, label: 0n, referral: 0n }],
    [0n, { artist: 0n, platform: 0n, label: 0n, referral: 0n }],
    [9007199254740993n, { artist: 6305039478318695n, platform: 2702159776422298n, label: 0n, referral: 0n }],
  ])('splits %s cents 70 to 30 by default', (gross, split) => {
    expect(splitRevenue(gross)).toEqual(split)
  })

  it('takes a referral off the platform’s cents', () => {
    const contract = { artistShare: '0.70', platformShare: '0.30', labelShare: '0', referralShare: '0.05' }
    expect(splitRevenue(1000n, contract)).toEqual({ artist: 700n, platform: 250n, label: 0n, referral: 50n })
  })

  it('leaves half a cent of referral with the platform', () => {
    const contract = { artistShare: 0, platformShare: 1, labelShare: 0, referralShare: '0.5' }
    expect(splitRevenue(1n, contract)).toMatchObject({ platform: 1n, referral: 0n })
    expect(splitRevenue(3n, contract)).toMatchObject({ platform: 2n, referral: 1n })
  })

  it('gives the odd cent to artist before label before platform', () => {
    const halves = { artistShare: '0.5', labelShare: '0.5', platformShare: 0 }
    expect(splitRevenue(1n, halves)).toMatchObject({ artist: 1n, label: 0n })
    const rest = { artistShare: 0, labelShare: '0.5', platformShare: '0.5' }
    expect(splitRevenue(1n, rest)).toMatchObject({ label: 1n, platform: 0n })
  })

  it('shares always sum to the gross, each within one cent of exact and none below zero', () => {
    fc.assert(
      fc.property(cents, shares, (gross, millionths) => {
        const split = splitRevenue(gross, contractOf(millionths))
        expect(split.artist + split.platform + split.label + split.referral).toBe(gross)
        const exact = { ...millionths, platform: millionths.platform - millionths.referral }
        for (const party of ['artist', 'platform', 'label', 'referral'] as const) {
          const error = split[party] * 1_000_000n - gross * BigInt(exact[party])
          expect(error > -1_000_000n && error < 1_000_000n).toBe(true)
          expect(split[party]).toBeGreaterThanOrEqual(0n)
        }
      }),
      { numRuns },
    )
  })

  it('a referral never costs artist or label a cent', () => {
    fc.assert(
      fc.property(cents, shares, (gross, millionths) => {
        const { artist, label } = splitRevenue(gross, contractOf(millionths))
        const without = splitRevenue(gross, contractOf({ ...millionths, referral: 0 }))
        expect([artist, label]).toEqual([without.artist, without.label])
        expect(without.referral).toBe(0n)
      }),
      { numRuns },
    )
  })

  it('refuses a negative amount, and a number', () => {
    expect(() => splitRevenue(-1n)).toThrow(expect.objectContaining({ code: 'INVALID_AMOUNT' }))
    expect(() => splitRevenue(0.5 as unknown as bigint)).toThrow(
      expect.objectContaining({ code: 'INVALID_AMOUNT' }),
    )
  })
})

describe('exactShares', () => {
  it('adds decimals, not floats', () => {
    expect(exactShares({ artistShare: 0.1, platformShare: 0.2, labelShare: 0.7 })).toMatchObject({
      artist: 100_000n,
    })
    expect(
      exactShares({ artistShare: '0.333333', platformShare: '0.333334', labelShare: '0.333333' }),
    ).toEqual({
      artist: 333_333n,
      platform: 333_334n,
      label: 333_333n,
      referral: 0n,
    })
  })

  it.each<[string, RevenueShares]>([
    ['SHARES_NOT_WHOLE', { artistShare: '0.7', platformShare: '0.3', labelShare: '0.000001' }],
    ['SHARES_NOT_WHOLE', { artistShare: '0.7', platformShare: '0.299999', labelShare: 0 }],
    ['INVALID_SHARE', { artistShare: 0.1 + 0.2, platformShare: 0.7, labelShare: 0 }],
    ['INVALID_SHARE', { artistShare: '1.1', platformShare: '-0.1', labelShare: 0 }],
    ['INVALID_SHARE', { artistShare: Number.NaN, platformShare: 1, labelShare: 0 }],
    [
      'REFERRAL_TOO_LARGE',
      { artistShare: '0.7', platformShare: '0.3', labelShare: 0, referralShare: '0.300001' },
    ],
  ])('answers %s to %j', (code, contract) => {
    expect(() => exactShares(contract)).toThrow(expect.objectContaining({ code }))
  })
})

describe('allocate', () => {
  it('gives nothing to a weight of 0, and the first of equals the odd cent', () => {
    expect(allocate(2n, [0n, 1n, 1n, 1n])).toEqual([0n, 1n, 1n, 0n])
    expect(allocate(100n, [1n, 2n])).toEqual([33n, 67n])
  })

  it('never gives a party more than its weight when the amount is at most the weights together', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 0n, max: 60_000n }), (parts, amount) => {
        const whole = parts.reduce((sum, part) => sum + part, 0n)
        fc.pre(whole > 0n && amount <= whole)
        const given = allocate(amount, parts)
        expect(given.reduce((sum, part) => sum + part, 0n)).toBe(amount)
        given.forEach((part, index) => {
          expect(part).toBeLessThanOrEqual(parts[index] ?? 0n)
        })
      }),
      { numRuns },
    )
  })

  it('refuses what cannot be split', () => {
    for (const weights of [[], [0n], [-1n, 2n]])
      expect(() => allocate(1n, weights)).toThrow(expect.objectContaining({ code: 'INVALID_ALLOCATION' }))
    for (const amount of [-1n, 1 as unknown as bigint])
      expect(() => allocate(amount, [1n])).toThrow(expect.objectContaining({ code: 'INVALID_ALLOCATION' }))
  })
})

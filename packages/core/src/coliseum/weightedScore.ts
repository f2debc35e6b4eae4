import { parseDecimal } from '../decimals/index.js'
import { DiaError } from '../errors/index.js'

/** Millionths of a point, the unit scores are kept in. */
export const MILLIONTHS = 1_000_000n

/**
 * A play's score in millionths: base × (1 + 2p²), p from a progress in per cent (0 to 100, clamped; number
 * or text), exact and rounded once, half up. An unknown progress (null, no number) gives the base.
 * Throws DiaError `INVALID_SCORE` for a base that is no decimal of 0 or more.
 * @example
 * import { weightedScore } from '@dia/core/coliseum'
 * weightedScore(1, '50') // → 1500000n
 */
export function weightedScore(
  baseScore: number | string,
  progressPercentage?: number | string | null,
): bigint {
  if (typeof baseScore !== 'number' || typeof progressPercentage !== 'number')
    return exactScore(baseScore, progressPercentage)
  const known = KNOWN.get(baseScore)?.get(progressPercentage)
  if (known !== undefined) return known
  const score = exactScore(baseScore, progressPercentage)
  const ofBase = KNOWN.get(baseScore) ?? new Map<number, bigint>()
  if (ofBase.size === MOST_KNOWN) ofBase.clear()
  if (KNOWN.size === MOST_KNOWN) KNOWN.clear()
  KNOWN.set(baseScore, ofBase.set(progressPercentage, score))
  return score
}

/** Plays ask for the same base and progress again and again. */
const KNOWN = new Map<number, Map<number, bigint>>()
const MOST_KNOWN = 1000

function exactScore(baseScore: unknown, progressPercentage: unknown): bigint {
  const base = parseDecimal(baseScore)
  if (base === null || base.digits < 0n || base.digits > 10n ** 60n)
    throw new DiaError(
      'INVALID_SCORE',
      'A base score is no decimal of 0 or more.',
      'Pass the catalogue’s score, such as 0.1 or 100.',
    )
  const progress = clampedProgress(progressPercentage)
  // base × (1 + 2·(digits/10^scale/100)²), over one denominator.
  const one = progress === null ? 1n : 10n ** BigInt(2 * progress.scale + 4)
  const factor = progress === null ? 1n : one + 2n * progress.digits * progress.digits
  return roundedQuotient(base.digits * MILLIONTHS * factor, 10n ** BigInt(base.scale) * one)
}

/**
 * Millionths as exact decimal text.
 * @example
 * import { formatScore } from '@dia/core/coliseum'
 * formatScore(1_250_500_000n) // → '1250.5'
 */
export function formatScore(millionths: bigint): string {
  if (typeof millionths !== 'bigint')
    throw new DiaError('INVALID_SCORE', 'A score is no bigint.', 'Pass millionths as a bigint.')
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0+$/, '')
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction === '' ? '' : `.${fraction}`}`
}

function clampedProgress(value: unknown) {
  const progress = parseDecimal(value)
  if (progress === null) return null
  if (progress.digits <= 0n) return { digits: 0n, scale: 0 }
  if (progress.digits > 100n * 10n ** BigInt(progress.scale)) return { digits: 100n, scale: 0 }
  return progress
}

function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor)
}

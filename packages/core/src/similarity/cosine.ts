import { answerOrDiaError, DiaError } from '../errors/index.js'
import { direction } from './direction.js'

/**
 * The cosine of two vectors of one length, −1 to 1; 0 where either is zero.
 * Throws DiaError `DIMENSION_MISMATCH`, `INVALID_VECTOR`.
 * @example
 * import { cosine } from '@dia/core/similarity'
 * cosine([3, 4], [3, 4]) // → 1
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return answerOrDiaError('cosine', () => {
    return cosineOfUnits(direction(a), direction(b))
  })
}

/** The cosine of two directions. */
export function cosineOfUnits(a: Float64Array, b: Float64Array): number {
  if (a.length !== b.length)
    throw new DiaError(
      'DIMENSION_MISMATCH',
      `A vector of ${a.length} components met one of ${b.length}.`,
      'Compare vectors of the same model and domain.',
    )
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return Math.max(-1, Math.min(1, sum))
}

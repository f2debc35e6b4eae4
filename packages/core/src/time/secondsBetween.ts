import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { Instant } from './Instant.js'

/**
 * Seconds from one moment to another, to the microsecond; negative when `to` is earlier.
 * Throws INVALID_TIMESTAMP for what `readInstant` did not answer.
 * @example
 * import { readInstant, secondsBetween } from '@dia/core/time'
 * secondsBetween(readInstant('2025-08-03T12:00:00Z'), readInstant('2025-08-03T12:00:01.5Z')) // → 1.5
 */
export function secondsBetween(from: Instant, to: Instant): number {
  return answerOrDiaError('secondsBetween', () => {
    if ([from?.seconds, from?.micros, to?.seconds, to?.micros].every(Number.isSafeInteger))
      return ((to.seconds - from.seconds) * 1e6 + (to.micros - from.micros)) / 1e6
    throw new DiaError('INVALID_TIMESTAMP', 'A moment is none', 'Pass what readInstant answers.')
  })
}

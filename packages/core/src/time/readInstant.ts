import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { Instant } from './Instant.js'
import { instantOf } from './instantOf.js'

/**
 * Reads a moment in any form that hosts send: `T` or space, `Z`, `+00`, `+0530`, `+05:30`, up to nine decimals
 * (cut to six), a date alone, a Date. Without a zone it is UTC. Throws INVALID_TIMESTAMP; `where` names the field.
 * @example
 * import { readInstant } from '@dia/core/time'
 * readInstant('2025-08-03 14:00:00.25+02') // → { iso: '2025-08-03T12:00:00.250000Z', seconds: 1754222400, micros: 250000 }
 */
export function readInstant(value: unknown, where = 'a timestamp'): Instant {
  return answerOrDiaError('readInstant', () => {
    const instant = instantOf(value)
    if (instant !== null) return instant
    throw new DiaError(
      'INVALID_TIMESTAMP',
      `${where} is not a valid moment`,
      'Give a Date or an ISO 8601 text with a year from 0000 to 9999, such as 2025-08-03T12:00:00Z.',
    )
  })
}

import { answerOrDiaError, DiaError } from '../errors/index.js'
import { secondsOf } from './instantOf.js'
import { utcTime } from './utcTime.js'

/** A moment as it comes: a Date, or ISO 8601 text; Postgres' `2025-11-07 12:00:00+00` is understood too. */
export type Moment = Date | string

/**
 * Milliseconds since 1970 of a moment, the same on every machine: text without a zone is UTC. Digits below a millisecond are cut.
 * Throws DiaError `INVALID_INSTANT`.
 * @example
 * import { millisecondsOf } from '@dia/core/time'
 * millisecondsOf('2025-11-07 12:00:00+00') === Date.UTC(2025, 10, 7, 12) // → true
 */
export function millisecondsOf(moment: Moment): number {
  return answerOrDiaError('millisecondsOf', () => {
    const time = moment instanceof Date ? moment.getTime() : textTime(moment)
    if (Number.isFinite(time)) return time
    throw new DiaError(
      'INVALID_INSTANT',
      'A moment is neither a valid Date nor ISO 8601 text.',
      'Pass a Date, or text such as 2025-11-07T12:00:00Z.',
    )
  })
}

function textTime(text: string): number {
  const plain = typeof text === 'string' ? utcTime(text) : Number.NaN
  if (!Number.isNaN(plain)) return plain
  const instant = secondsOf(text)
  return instant === null ? Number.NaN : instant.seconds * 1000 + Math.floor(instant.micros / 1000)
}

import { DiaError } from '../errors/index.js'
import { answerOrDiaError } from '../events/answerOrDiaError.js'

/** A moment: a Date, or ISO 8601 text; Postgres' `2025-11-07 12:00:00+00` is understood too. */
export type Instant = Date | string

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2})?)?)?$/i

/**
 * Milliseconds since 1970 of a moment, the same on every machine: text without a zone is UTC. Digits below a millisecond are cut.
 * Throws DiaError `INVALID_INSTANT`.
 * @example
 * import { parseInstant } from '@dia/core/coliseum'
 * parseInstant('2025-11-07 12:00:00+00') === Date.UTC(2025, 10, 7, 12) // → true
 */
export function parseInstant(value: Instant): number {
  return answerOrDiaError('parseInstant', () => {
    const time =
      value instanceof Date ? value.getTime() : typeof value === 'string' ? textTime(value) : Number.NaN
    if (!Number.isFinite(time))
      throw new DiaError(
        'INVALID_INSTANT',
        'A moment is neither a valid Date nor ISO 8601 text.',
        'Pass a Date, or text such as 2025-11-07T12:00:00Z.',
      )
    return time
  })
}

function textTime(text: string): number {
  const match = ISO.exec(text)
  if (!match) return Number.NaN
  const part = (group: number) => Number(match[group] ?? 0)
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(part) as SixNumbers
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  // A day that does not exist (February 30) would roll over silently.
  if (date.getUTCMonth() !== month - 1) return Number.NaN
  const offset = (match[8] === '-' ? -1 : 1) * (part(9) * 60 + part(10)) * 60_000
  return date.setUTCHours(hour, minute, second, millisecond) - offset
}

type SixNumbers = [number, number, number, number, number, number]

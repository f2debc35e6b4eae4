import { DiaError } from '../errors/index.js'

// Apart from core/time: that reads text without a zone as UTC, which here is refused, and would not fit this folder's 4 kB.
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d+))?(?:Z|([+-]\d\d)(?::?(\d\d))?))?$/i

/**
 * A Date, or an ISO 8601 string with a zone (Postgres' way of writing it too), as ms since the Unix epoch.
 * A time without a zone means another moment on every machine, so it is a DiaError `INVALID_TIME`.
 */
export function readTime(value: unknown): number {
  const time = typeof value === 'string' ? parseIso(value) : dateValue(value)
  if (Number.isNaN(time))
    throw new DiaError(
      'INVALID_TIME',
      'A time cannot be read.',
      'Pass a valid Date, or ISO 8601 with a zone.',
    )
  return time
}

function dateValue(value: unknown): number {
  try {
    return Date.prototype.getTime.call(value)
  } catch {
    return Number.NaN
  }
}

/** Writes the text in the one form that all engines read alike. Engines differ on 30 February, so the day is looked at. */
function parseIso(text: string): number {
  const [, day = '', time = '00:00', seconds = ':00', fraction = '', hours = '+00', minutes = '00'] =
    ISO.exec(text) ?? []
  return new Date(day).getUTCDate() === Number(day.slice(8))
    ? Date.parse(`${day}T${time}${seconds}.${`${fraction}000`.slice(0, 3)}${hours}:${minutes}`)
    : Number.NaN
}

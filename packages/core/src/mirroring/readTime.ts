import { inputError } from '../errors/inputError.js'
import { isBetween } from '../influence/isBetween.js'

// Apart from core/time: that reads text without a zone as UTC, which here is refused, and would not fit this folder's 4 kB.
const ISO = /^(\d{4}-\d\d-\d\d)([T ](\d\d:\d\d(:\d\d(\.\d{1,3})?)?)\d*([+-]\d\d):?(\d\d)?)?$/

/**
 * A Date, or an ISO 8601 string with a zone (Postgres' way of writing it too), as ms since the Unix epoch.
 * A time without a zone means another moment on every machine, so it is a DiaError `INVALID_TIME`.
 */
export function readTime(value: Date | string): number {
  const time: unknown = typeof value === 'string' ? parseIso(value) : value.getTime()
  // Not only NaN: what calls itself a Date may say anything.
  if (isBetween(time, -8.64e15, 8.64e15)) return time
  throw inputError('INVALID_TIME', 'A time', 'a valid Date, or ISO 8601 with zone')
}

/** Writes the text in the one form that all engines read alike. Engines differ on 30 February, so the day is looked at. */
function parseIso(text: string): unknown {
  const [, day = '', , time = '00:00', , , hours = '+00', minutes = '00'] =
    ISO.exec(text.replace('Z', '+00')) ?? []
  return new Date(day).getUTCDate() === +day.slice(8) && Date.parse(`${day}T${time}${hours}:${minutes}`)
}

import { DiaError } from '../errors/index.js'

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/i

/** A moment, to the microsecond, which is what Postgres keeps. */
export interface Instant {
  /** `2025-08-03T12:00:00.000000Z`: always UTC and 27 characters, so that text order is time order. */
  readonly iso: string
  /** Whole seconds since 1970. */
  readonly seconds: number
  /** 0 to 999,999. */
  readonly micros: number
}

/**
 * Reads a moment in any form that hosts send: `T` or space, `Z`, `+00`, `+0530`, `+05:30`, up to nine decimals
 * (cut to six), a date alone, a Date. Without a zone it is UTC. Throws INVALID_TIMESTAMP; `where` names the field.
 */
export function readInstant(value: unknown, where = 'a timestamp'): Instant {
  const text = value instanceof Date ? textOfDate(value, where) : value
  if (typeof text !== 'string' || text.length > 64) throw invalidTimestamp(where)
  const match = TIMESTAMP.exec(text)
  if (match === null) throw invalidTimestamp(where)
  const part = (group: number) => Number(match[group] ?? 0)
  const clock = new Date(0)
  clock.setUTCFullYear(part(1), part(2) - 1, part(3))
  clock.setUTCHours(part(4), part(5), part(6))
  const asWritten = clock.toISOString().slice(0, 19)
  const fields = [2, 3, 4, 5, 6].map((group) => match[group] ?? '00')
  const wanted = `${match[1]}-${fields[0]}-${fields[1]}T${fields[2]}:${fields[3]}:${fields[4]}`
  if (asWritten !== wanted || part(10) > 15 || part(11) > 59 || part(12) > 59) throw invalidTimestamp(where)

  const offset = (part(10) * 3600 + part(11) * 60 + part(12)) * (match[9] === '-' ? -1 : 1)
  const seconds = clock.getTime() / 1000 - offset
  const fraction = (match[7] ?? '').slice(0, 6).padEnd(6, '0')
  const utc = new Date(seconds * 1000).toISOString()
  if (utc.length !== 24) throw invalidTimestamp(where)
  return { iso: `${utc.slice(0, 19)}.${fraction}Z`, seconds, micros: Number(fraction) }
}

/** Seconds from one moment to another, to the microsecond; negative when `to` is earlier. */
export function secondsBetween(from: Instant, to: Instant): number {
  return ((to.seconds - from.seconds) * 1e6 + (to.micros - from.micros)) / 1e6
}

function textOfDate(value: Date, where: string): string {
  try {
    return value.toISOString()
  } catch {
    throw invalidTimestamp(where)
  }
}

function invalidTimestamp(where: string): DiaError {
  return new DiaError(
    'INVALID_TIMESTAMP',
    `${where} is not a valid moment`,
    'Give a Date or an ISO 8601 text with a year from 0000 to 9999, such as 2025-08-03T12:00:00Z.',
  )
}

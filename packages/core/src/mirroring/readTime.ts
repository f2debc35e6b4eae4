import { DiaError } from '../errors/index.js'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])(\d\d)(?::?(\d\d))?))?$/i

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
      'Pass a valid Date, or an ISO 8601 string with a zone such as 2025-11-09T12:00:00Z.',
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

function parseIso(text: string): number {
  const found = ISO.exec(text)
  if (found === null) return Number.NaN
  const [
    ,
    year,
    month,
    day,
    hour = '0',
    minute = '0',
    second = '0',
    fraction = '',
    sign,
    zoneHour = '0',
    zoneMinute = '0',
  ] = found
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return Number.NaN
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || Number(zoneMinute) > 59)
    return Number.NaN
  const zone = (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute))
  return (
    date.getTime() +
    ((Number(hour) * 60 + Number(minute) - zone) * 60 + Number(second)) * 1000 +
    Number(fraction.padEnd(3, '0').slice(0, 3))
  )
}

import type { Instant } from './Instant.js'

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/i

const FIRST_SECOND = -62_167_219_200
const LAST_SECOND = 253_402_300_799
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The moment a Date or a text names, null where it names none in the years 0000 to 9999. Without a zone it is UTC. */
export function instantOf(value: unknown): Instant | null {
  const read = secondsOf(value)
  if (read === null) return null
  const utc = new Date(read.seconds * 1000).toISOString()
  return { iso: `${utc.slice(0, 19)}.${String(read.micros).padStart(6, '0')}Z`, ...read }
}

/** The same without the text, which costs more than the reading. */
export function secondsOf(value: unknown): Pick<Instant, 'seconds' | 'micros'> | null {
  const text = value instanceof Date ? textOfDate(value) : value
  if (typeof text !== 'string' || text.length > 64) return null
  return secondsOfUtc(text) ?? secondsOfMatch(text)
}

/** A time to the second with or without a fraction, in UTC: how databases and clients write it; null for anything else. */
function secondsOfUtc(text: string): Pick<Instant, 'seconds' | 'micros'> | null {
  if (text[4] !== '-' || text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return null
  if (text[10] !== 'T' && text[10] !== ' ') return null
  let end = 19
  if (text[19] === '.') {
    end = 20
    while (digitAt(text, end) >= 0) end += 1
    if (end === 20 || end > 29) return null
  }
  const zone = text.length - end
  if (!(zone === 1 && text[end] === 'Z') && !(zone === 6 && text.endsWith('+00:00'))) return null
  const year = digitsAt(text, 0, 4)
  const month = digitsAt(text, 5, 7)
  const day = digitsAt(text, 8, 10)
  const [hour, minute, second] = [digitsAt(text, 11, 13), digitsAt(text, 14, 16), digitsAt(text, 17, 19)]
  // What is no number is in no range.
  if (!(year >= 1 && year <= 9998 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)))
    return null
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return null
  return {
    seconds: secondsSinceEpoch(year, month, day, hour, minute, second),
    micros: end === 19 ? 0 : digitsAt(text, 20, Math.min(end, 26)) * 10 ** Math.max(0, 26 - end),
  }
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 48
  return digit >= 0 && digit <= 9 ? digit : -1
}

/** The number that these digits are, NaN where one is none; of no digits 0. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = digitAt(text, at)
    if (digit < 0) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

function secondsOfMatch(text: string): Pick<Instant, 'seconds' | 'micros'> | null {
  const match = TIMESTAMP.exec(text)
  if (match === null) return null
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  const [hour, minute, second] = [Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0)]
  // A day that does not exist (February 30) would roll over silently.
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  const offset = offsetOf(match)
  if (offset === null) return null
  const seconds = secondsSinceEpoch(year, month, day, hour, minute, second) - offset
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return null
  return { seconds, micros: Number((match[7] ?? '').slice(0, 6).padEnd(6, '0')) }
}

/** Date.UTC takes the years 0 to 99 for those of the last century; 400 years are a whole number of weeks and leap days. */
function secondsSinceEpoch(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) / 1000 - 146_097 * 86_400
}

/** Seconds east of UTC. */
function offsetOf(match: RegExpExecArray): number | null {
  if (match[9] === undefined) return 0
  const [hours, minutes, seconds] = [Number(match[10]), Number(match[11] ?? 0), Number(match[12] ?? 0)]
  if (hours > 15 || minutes > 59 || seconds > 59) return null
  return (hours * 3600 + minutes * 60 + seconds) * (match[9] === '-' ? -1 : 1)
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0)
}

function textOfDate(value: Date): string | null {
  try {
    return value.toISOString()
  } catch {
    return null
  }
}

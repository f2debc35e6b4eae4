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
  // Date.UTC takes the years 0 to 99 for those of the last century; 400 years are a whole number of weeks and leap days.
  const sinceEpoch = Date.UTC(year + 400, month - 1, day, hour, minute, second) / 1000 - 146_097 * 86_400
  const seconds = sinceEpoch - offset
  if (seconds < FIRST_SECOND || seconds > LAST_SECOND) return null
  return { seconds, micros: Number((match[7] ?? '').slice(0, 6).padEnd(6, '0')) }
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

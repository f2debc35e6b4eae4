import type { Instant } from './Instant.js'

const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s?(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2}))?)?)?$/i

/** The moment a Date or a text names, null where it names none in the years 0000 to 9999. Without a zone it is UTC. */
export function instantOf(value: unknown): Instant | null {
  const text = value instanceof Date ? textOfDate(value) : value
  if (typeof text !== 'string' || text.length > 64) return null
  const match = TIMESTAMP.exec(text)
  if (match === null) return null
  const part = (group: number) => Number(match[group] ?? 0)
  const clock = new Date(0)
  clock.setUTCFullYear(part(1), part(2) - 1, part(3))
  clock.setUTCHours(part(4), part(5), part(6))
  // A day that does not exist (February 30) would roll over silently.
  const asWritten = clock.toISOString().slice(0, 19)
  const fields = [2, 3, 4, 5, 6].map((group) => match[group] ?? '00')
  const wanted = `${match[1]}-${fields[0]}-${fields[1]}T${fields[2]}:${fields[3]}:${fields[4]}`
  if (asWritten !== wanted || part(10) > 15 || part(11) > 59 || part(12) > 59) return null

  const offset = (part(10) * 3600 + part(11) * 60 + part(12)) * (match[9] === '-' ? -1 : 1)
  const seconds = clock.getTime() / 1000 - offset
  const fraction = (match[7] ?? '').slice(0, 6).padEnd(6, '0')
  const utc = new Date(seconds * 1000).toISOString()
  if (utc.length !== 24) return null
  return { iso: `${utc.slice(0, 19)}.${fraction}Z`, seconds, micros: Number(fraction) }
}

function textOfDate(value: Date): string | null {
  try {
    return value.toISOString()
  } catch {
    return null
  }
}

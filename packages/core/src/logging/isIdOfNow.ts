const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const OLDEST_MS = 35 * 86_400_000
const AHEAD_MS = 5 * 60_000

/**
 * Whether the log keeps a client's id: a UUIDv7 from 35 days ago to 5 minutes ahead (`now` in milliseconds since 1970).
 * Another one is replaced, and serves to know a repeat by.
 * @example
 * import { isIdOfNow } from '@dia/core/logging'
 * const id = '01924a6e-7b00-7000-8000-000000000001'
 * isIdOfNow(id, Date.UTC(2024, 9, 2)) // → true
 * isIdOfNow(id, Date.UTC(2025, 9, 2)) // → false
 */
export function isIdOfNow(id: string, now: number): boolean {
  const match = typeof id === 'string' ? UUID_V7.exec(id) : null
  if (match === null) return false
  const made = Number.parseInt(`${match[1]}${match[2]}`, 16)
  return made >= now - OLDEST_MS && made <= now + AHEAD_MS
}

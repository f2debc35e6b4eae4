const FIRST_MS = 1000
const LONGEST_MS = 5 * 60_000

/**
 * How long to wait before the next try, in milliseconds: twice as long with each failure up to 5 minutes, of which
 * `random` (0 to 1) takes up to half away, so that clients that failed together do not come back together.
 * @example
 * import { retryDelay } from '@dia/core/logging'
 * retryDelay(1, 1) // → 1000
 * retryDelay(4, 0) // → 4000
 * retryDelay(99, 1) // → 300000
 */
export function retryDelay(failures: number, random: number): number {
  const doublings = Math.min(Math.max(Number.isFinite(failures) ? failures : 1, 1), 30) - 1
  const part = Number.isFinite(random) ? Math.min(Math.max(random, 0), 1) : 1
  return Math.min(FIRST_MS * 2 ** doublings, LONGEST_MS) * (0.5 + part / 2)
}

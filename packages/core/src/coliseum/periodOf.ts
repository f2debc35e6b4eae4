import { DiaError } from '../errors/index.js'
import { type Moment, millisecondsOf } from '../time/index.js'

export const LEADERBOARD_TYPES = ['artists_weekly', 'tracks_daily', 'events_monthly'] as const

export type LeaderboardType = (typeof LEADERBOARD_TYPES)[number]

/** A half-open span of UTC time: `start` belongs to it, `end` to the next. ISO 8601. */
export interface Period {
  readonly start: string
  readonly end: string
}

const DAY = 86_400_000

/**
 * The period of a leaderboard that holds a moment: a UTC month, day, or week from Monday.
 * Throws DiaError `UNKNOWN_LEADERBOARD`, `INVALID_INSTANT`.
 * @example
 * import { periodOf } from '@dia/core/coliseum'
 * periodOf('artists_weekly', '2025-11-09T23:59:59Z').start // → '2025-11-03T00:00:00.000Z'
 */
export function periodOf(leaderboard: LeaderboardType, time: Moment): Period {
  const day = Math.floor(millisecondsOf(time) / DAY)
  const known = KNOWN.get(leaderboard)?.get(day)
  if (known !== undefined) return known
  const period = periodOfDay(leaderboard, new Date(day * DAY))
  const days = KNOWN.get(leaderboard) ?? new Map<number, Period>()
  if (days.size === MOST_KNOWN) days.clear()
  KNOWN.set(leaderboard, days.set(day, period))
  return period
}

/** A batch asks for the same days again and again. */
const KNOWN = new Map<LeaderboardType, Map<number, Period>>()
const MOST_KNOWN = 1000

function periodOfDay(leaderboard: LeaderboardType, at: Date): Period {
  const [year, month, day] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  switch (leaderboard) {
    case 'tracks_daily':
      return period(utc(year, month, day), utc(year, month, day + 1))
    case 'artists_weekly': {
      const monday = day - ((at.getUTCDay() + 6) % 7)
      return period(utc(year, month, monday), utc(year, month, monday + 7))
    }
    case 'events_monthly':
      return period(utc(year, month, 1), utc(year, month + 1, 1))
    default:
      throw new DiaError(
        'UNKNOWN_LEADERBOARD',
        'There is no leaderboard of this type.',
        `Use one of ${LEADERBOARD_TYPES.join(', ')}.`,
      )
  }
}

/**
 * The period before the one that holds a moment.
 * @example
 * import { previousPeriodOf } from '@dia/core/coliseum'
 * previousPeriodOf('events_monthly', '2025-03-31T00:00:00Z').start // → '2025-02-01T00:00:00.000Z'
 */
export function previousPeriodOf(leaderboard: LeaderboardType, time: Moment): Period {
  const { start } = periodOf(leaderboard, time)
  return periodOf(leaderboard, new Date(Date.parse(start) - DAY))
}

/** Unlike Date.UTC, reads the years 0 to 99 as they are. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day)
  return date
}

function period(start: Date, end: Date): Period {
  if (start.getUTCFullYear() >= 1 && end.getUTCFullYear() <= 9999)
    return Object.freeze({ start: start.toISOString(), end: end.toISOString() })
  throw new DiaError(
    'INVALID_INSTANT',
    'A period lies outside the years 1 to 9999.',
    'Check the time of the event.',
  )
}

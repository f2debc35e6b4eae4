import { DiaError } from '../errors/index.js'
import { readTime } from '../mirroring/readTime.js'

const PERIODS = ['day', 'week', 'month', 'year'] as const
/** A stretch of UTC time to group by. */
export type AttributionPeriod = (typeof PERIODS)[number]

const DAY_MS = 86_400_000

/** The first day of the UTC period a time lies in, as YYYY-MM-DD; weeks start on Monday. */
export function periodKey(time: Date | string, period: AttributionPeriod): string {
  if (!PERIODS.includes(period))
    throw new DiaError('INVALID_PERIOD', 'There is no such period.', `Use one of ${PERIODS.join(', ')}.`)
  const timeMs = readTime(time)
  const day = isoDay(timeMs)
  if (period === 'day') return day
  if (period === 'month') return day.replace(/\d\d$/, '01')
  if (period === 'year') return day.replace(/\d\d-\d\d$/, '01-01')
  const sinceMonday = (new Date(timeMs).getUTCDay() + 6) % 7
  return isoDay(timeMs - sinceMonday * DAY_MS)
}

function isoDay(timeMs: number): string {
  return new Date(timeMs).toISOString().split('T', 1)[0] as string
}

import { answerOrDiaError } from '../errors/index.js'
import { type Moment, millisecondsOf } from '../time/index.js'
import type { Period } from './periodOf.js'

/** Late events revise a closed period this long. */
export const REVISION_HOURS = 48

const REVISION = REVISION_HOURS * 3_600_000

/** A batch asks for the same periods again and again, and those of `periodOf` are frozen. */
const ENDS = new WeakMap<Period, number>()

function endOf(period: Period): number {
  const known = ENDS.get(period)
  if (known !== undefined) return known
  const end = millisecondsOf(period?.end)
  if (Object.isFrozen(period)) ENDS.set(period, end)
  return end
}

/** open until its end; then late events revise it for 48 hours; then it is final and they are recorded as late. */
export type PeriodStanding = 'open' | 'revisable' | 'final'

/**
 * Where a period stands at a moment: for an event, the moment the log received it, so that a replay
 * decides the same. Throws DiaError `INVALID_INSTANT`.
 * @example
 * import { periodOf, periodStanding } from '@dia/core/coliseum'
 * const day = periodOf('tracks_daily', '2025-11-07T12:00:00Z')
 * periodStanding(day, '2025-11-09T23:59:59Z') // → 'revisable'
 */
export function periodStanding(period: Period, at: Moment): PeriodStanding {
  return answerOrDiaError('periodStanding', () => {
    const end = endOf(period)
    const now = millisecondsOf(at)
    if (now < end) return 'open'
    return now < end + REVISION ? 'revisable' : 'final'
  })
}

import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from '../mirroring/checkDnaState.js'
import {
  createDnaState,
  type DnaReading,
  type DnaState,
  type MirrorInteraction,
  mergeDnaStates,
} from '../mirroring/index.js'
import { readDnaAt } from '../mirroring/readDna.js'
import { readingTime } from '../mirroring/readingTime.js'
import { readTime } from '../mirroring/readTime.js'
import { zeros } from '../mirroring/unitVector.js'
import { HistoryFold } from './HistoryFold.js'
import { interactionTime } from './isUpTo.js'
import type { ReplaySettings } from './ReplaySettings.js'

/**
 * The DNA at each of the moments, in their order, from one pass over a history in any order. Holds one state
 * per moment.
 * @example
 * import { dnaTimeline } from '@dia/core/replay'
 * dnaTimeline([], ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z']).length // → 2
 */
export function dnaTimeline(
  history: Iterable<MirrorInteraction>,
  moments: readonly (Date | string)[],
  settings: ReplaySettings = {},
): DnaReading[] {
  return answerOrDiaError('dnaTimeline', () => {
    const start = settings.state ?? createDnaState()
    checkDnaState(start)
    const times = Array.from(moments, (moment) => readTime(moment))
    const ends = [...new Set(times)].sort((a, b) => a - b)
    const folds = ends.map(() => new HistoryFold(withoutEvents(start), settings))
    for (const interaction of history)
      folds[firstAtOrAfter(ends, interactionTime(interaction))]?.add(interaction)
    const readings = new Map<number, DnaReading>()
    let state = start
    folds.forEach((fold, i) => {
      const end = ends[i] as number
      state = mergeDnaStates(state, fold.finish())
      readings.set(end, readDnaAt(state, readingTime(end, state.newestEventAt, new Date(end))))
    })
    return times.map((time) => readings.get(time) as DnaReading)
  })
}

/**
 * The DNA at any moment, from a history in any order: what happened later is left out.
 * @example
 * import { dnaAt } from '@dia/core/replay'
 * dnaAt([], '2026-01-01T00:00:00Z').eventCount // → 0
 */
export function dnaAt(
  history: Iterable<MirrorInteraction>,
  at: Date | string,
  settings: ReplaySettings = {},
): DnaReading {
  return dnaTimeline(history, [at], settings)[0] as DnaReading
}

function withoutEvents(state: DnaState): DnaState {
  return {
    ...state,
    signal: perDomain(() => zeros(state.dimensions)),
    mass: perDomain(() => 0),
    lifetimeMass: perDomain(() => 0),
    newestEventAt: null,
    eventCount: 0,
  }
}

/** The index of the first end at or after a time; the number of ends when there is none. */
function firstAtOrAfter(ends: readonly number[], timeMs: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as number) < timeMs) low = middle + 1
    else high = middle
  }
  return low
}

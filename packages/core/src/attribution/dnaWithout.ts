import { answerOrDiaError, DiaError } from '../errors/index.js'
import { checkDnaState } from '../mirroring/checkDnaState.js'
import { foldBatch, newestTime, readBatch } from '../mirroring/foldBatch.js'
import type { DnaReading, DnaState, MirrorInteraction, MirrorSettings } from '../mirroring/index.js'
import { readDnaAt } from '../mirroring/readDna.js'
import { readingTime } from '../mirroring/readingTime.js'
import { anchorOf } from '../mirroring/referenceTime.js'

/**
 * The DNA as it would be had the chosen interactions not happened, read at the same moment as with them. An
 * id that is not among the interactions is a DiaError `UNKNOWN_INTERACTION`.
 * @example
 * import { dnaWithout } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * const one = [1, 0]
 * const entity = { cultural: one, behavioral: one, economic: one, spatial: one }
 * const played = { id: 'a', eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity }
 * dnaWithout(createDnaState({ dimensions: 2 }), [played], ['a']).cultural // → [0, 0]
 */
export function dnaWithout(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  ids: Iterable<string>,
  at?: Date | string,
  settings?: MirrorSettings,
): DnaReading {
  return answerOrDiaError('dnaWithout', () => {
    checkDnaState(state)
    const effects = readBatch(interactions, settings)
    const leftOut = new Set(ids)
    const kept = interactions.flatMap(({ id }, i) => (id !== undefined && leftOut.has(id) ? [] : [i]))
    if (kept.length + leftOut.size !== interactions.length)
      throw new DiaError(
        'UNKNOWN_INTERACTION',
        'An id to leave out is not among the interactions.',
        'Pass ids of the interactions given.',
      )
    const newest = newestTime(state, effects)
    const timeMs = readingTime(newest ?? anchorOf(state), newest, at)
    const pick = <T>(from: readonly T[]) => kept.map((i) => from[i] as T)
    return readDnaAt(foldBatch(state, pick(interactions), pick(effects)), timeMs)
  })
}

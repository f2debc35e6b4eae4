import { answerOrDiaError } from '../events/answerOrDiaError.js'
import { checkDnaState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import { type DeltaNorms, deltaNormsOf } from './deltaNormsOf.js'
import { foldBatch, readBatch } from './foldBatch.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { type DnaReading, readDnaAt } from './readDna.js'
import { anchorOf } from './referenceTime.js'

/** What a batch did. Readings and norms are taken, when asked for, at the newest event's time. */
export interface MirroredInteractions {
  readonly state: DnaState
  readonly before: DnaReading
  readonly after: DnaReading
  readonly deltaNorms: DeltaNorms
}

/**
 * Moves a DNA by many interactions at once. Any order and any split into batches gives the same DNA, to
 * rounding. A repeated id is a DiaError `DUPLICATE_INTERACTION`.
 *
 * @example
 * const one = [1, 0]
 * const entity = { cultural: one, behavioral: one, economic: one, spatial: one }
 * const { state } = mirrorInteractionsToDNA(createDnaState({ dimensions: 2 }), [
 *   { id: 'b', eventType: 'player.track_completed', occurredAt: '2025-11-09T12:05:00Z', entity },
 *   { id: 'a', eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity },
 * ])
 * state.eventCount // 2
 */
export function mirrorInteractionsToDNA(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  settings?: MirrorSettings,
): MirroredInteractions {
  return answerOrDiaError('mirrorInteractionsToDNA', () => {
    checkDnaState(state)
    const next = foldBatch(state, interactions, readBatch(interactions, settings))
    const at = anchorOf(next)
    return {
      state: next,
      get before() {
        return readDnaAt(state, at)
      },
      get after() {
        return readDnaAt(next, at)
      },
      get deltaNorms() {
        return deltaNormsOf(readDnaAt(state, at), readDnaAt(next, at))
      },
    }
  })
}

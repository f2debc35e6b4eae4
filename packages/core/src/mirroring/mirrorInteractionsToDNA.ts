import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from './checkDnaState.js'
import { DnaMove } from './DnaMove.js'
import type { DnaState } from './DnaState.js'
import { type DeltaNorms, deltaNormsOf } from './deltaNormsOf.js'
import { foldBatch, readBatch } from './foldBatch.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { anchorOf } from './referenceTime.js'

/**
 * What a batch did; readings and norms are taken at the newest event's time.
 * @example
 * import { createDnaState, MirroredInteractions, mirrorInteractionsToDNA } from '@dia/core/mirroring'
 * const mirrored = mirrorInteractionsToDNA(createDnaState({ dimensions: 2 }), [])
 * mirrored instanceof MirroredInteractions // → true
 * mirrored.deltaNorms.composite // → 0
 */
export class MirroredInteractions extends DnaMove {
  get deltaNorms(): DeltaNorms {
    return deltaNormsOf(this.before, this.after)
  }

  override toJSON(): object {
    return { ...super.toJSON(), deltaNorms: this.deltaNorms }
  }
}

/**
 * Moves a DNA by many interactions at once. Any order and any split into batches gives the same DNA, to
 * rounding. A repeated id is a DiaError `DUPLICATE_INTERACTION`.
 * @example
 * import { createDnaState, mirrorInteractionsToDNA } from '@dia/core/mirroring'
 * const one = [1, 0]
 * const entity = { cultural: one, behavioral: one, economic: one, spatial: one }
 * const { state } = mirrorInteractionsToDNA(createDnaState({ dimensions: 2 }), [
 *   { id: 'b', eventType: 'player.track_completed', occurredAt: '2025-11-09T12:05:00Z', entity },
 *   { id: 'a', eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity },
 * ])
 * state.eventCount // → 2
 */
export function mirrorInteractionsToDNA(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  settings?: MirrorSettings,
): MirroredInteractions {
  return answerOrDiaError('mirrorInteractionsToDNA', () => {
    checkDnaState(state)
    const next = foldBatch(state, interactions, readBatch(interactions, settings))
    return new MirroredInteractions(state, next, anchorOf(next))
  })
}

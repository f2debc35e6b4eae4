import { answerOrDiaError } from '../errors/index.js'
import {
  type DnaState,
  type MirroredInteraction,
  type MirrorInteraction,
  type MirrorSettings,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
} from '../mirroring/index.js'
import type { DnaHistory } from './DnaHistory.js'
import { historyInteractions } from './historyInteractions.js'
import { initialStateOf } from './initialStateOf.js'

/** What of a history gives the DNA. */
export type LivedHistory = Pick<DnaHistory, 'prior' | 'items' | 'vectors'>

/**
 * The DNA as the whole history made it; folded once, read at any later moment by `readDna`.
 * @example
 * import { dnaStateOf } from '@dia/core/history'
 * dnaStateOf({ prior: null, items: [], vectors: new Map() }).eventCount // → 0
 */
export function dnaStateOf(history: LivedHistory): DnaState {
  return answerOrDiaError(
    'dnaStateOf',
    () => mirrorInteractionsToDNA(initialStateOf(history), historyInteractions(history)).state,
  )
}

/**
 * What one more interaction would do to the DNA of a history; nothing is written.
 * @example
 * import { previewInteraction } from '@dia/core/history'
 * const one = [1, 0]
 * const prior = { cultural: one, behavioral: one, economic: one, spatial: one }
 * const entity = { cultural: [0, 1], behavioral: one, economic: one, spatial: one }
 * const played = { eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity }
 * previewInteraction({ prior, items: [], vectors: new Map() }, played).before.cultural // → [1, 0]
 */
export function previewInteraction(
  history: LivedHistory,
  interaction: MirrorInteraction,
  settings?: MirrorSettings,
): MirroredInteraction {
  return answerOrDiaError('previewInteraction', () =>
    mirrorInteractionToDNA(dnaStateOf(history), interaction, settings),
  )
}

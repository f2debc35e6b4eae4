import { attributeDna, type DnaAttribution } from '../attribution/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import {
  type DnaReading,
  type MirroredInteraction,
  type MirrorInteraction,
  readDna,
} from '../mirroring/index.js'
import { dnaAt } from '../replay/index.js'
import type { DnaHistoryOptions, DnaHistorySource } from './DnaHistory.js'
import { historyInteractions } from './historyInteractions.js'
import { initialStateOf } from './initialStateOf.js'
import { dnaStateOf, previewInteraction } from './previewInteraction.js'

/** What follows from a user's history, read and reckoned; nothing is written but the opening. Failures are DiaErrors. */
export interface DnaLens {
  /** The vectors and their evidence as of a moment, by default now. */
  readDnaAt(userId: string, at?: Date | string, options?: DnaHistoryOptions): Promise<DnaReading>
  /** Which part of the DNA each interaction is, by default at the newest one's time. */
  readAttribution(userId: string, at?: Date | string, options?: DnaHistoryOptions): Promise<DnaAttribution>
  /** What one more interaction would do: "apply to DNA", tried. */
  previewInteraction(
    userId: string,
    interaction: MirrorInteraction,
    options?: DnaHistoryOptions,
  ): Promise<MirroredInteraction>
}

/**
 * Looks at DNA through any source of histories. Throws DiaError `INVALID_SOURCE`.
 * @example
 * import { dnaLens } from '@dia/core/history'
 * const history = { prior: null, items: [], vectors: new Map(), readAt: '2025-11-09T12:00:00Z' }
 * const lens = dnaLens({ readDnaHistory: async () => history })
 * await lens.readAttribution('u').then(({ contributions }) => contributions) // → []
 */
export function dnaLens(source: DnaHistorySource): DnaLens {
  return answerOrDiaError('dnaLens', () => {
    if (typeof source?.readDnaHistory !== 'function') {
      throw new DiaError(
        'INVALID_SOURCE',
        'There is nothing to read histories from',
        'Pass a DnaHistorySource.',
      )
    }
    return {
      async readDnaAt(userId, at, options) {
        const history = await source.readDnaHistory(userId, options)
        if (at === undefined) return readDna(dnaStateOf(history), history.readAt)
        return dnaAt(historyInteractions(history), at, { state: initialStateOf(history) })
      },
      async readAttribution(userId, at, options) {
        const history = await source.readDnaHistory(userId, options)
        return attributeDna(initialStateOf(history), historyInteractions(history), at)
      },
      async previewInteraction(userId, interaction, options) {
        return previewInteraction(await source.readDnaHistory(userId, options), interaction)
      },
    }
  })
}

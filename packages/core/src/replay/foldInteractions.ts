import { asDiaError } from '../errors/index.js'
import { checkComponents } from '../mirroring/checkComponents.js'
import { checkDnaState } from '../mirroring/checkDnaState.js'
import { createDnaState, type DnaState, type MirrorInteraction } from '../mirroring/index.js'
import { readTime } from '../mirroring/readTime.js'
import { HistoryFold } from './HistoryFold.js'
import { isUpTo } from './isUpTo.js'
import type { ReplaySettings } from './ReplaySettings.js'

/**
 * Folds a stream of interactions, in any order, into a state; at most 512 of them are in memory. With `at`,
 * later ones are left out. Ids are held against each other within those 512 only: a log's ids are unique.
 * @example
 * import { foldInteractions } from '@dia/core/replay'
 * const state = await foldInteractions([], { at: '2026-01-01T00:00:00Z' })
 * state.eventCount // → 0
 */
export async function foldInteractions(
  interactions: Iterable<MirrorInteraction> | AsyncIterable<MirrorInteraction>,
  settings: ReplaySettings & { readonly at?: Date | string } = {},
): Promise<DnaState> {
  try {
    const start = settings.state ?? createDnaState()
    checkDnaState(start)
    checkComponents(start)
    const untilMs = settings.at === undefined ? Number.POSITIVE_INFINITY : readTime(settings.at)
    const fold = new HistoryFold(start, settings)
    for await (const interaction of interactions) if (isUpTo(interaction, untilMs)) fold.add(interaction)
    return fold.finish()
  } catch (cause) {
    throw asDiaError('foldInteractions', cause)
  }
}

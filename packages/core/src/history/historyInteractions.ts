import type { AttributedInteraction } from '../attribution/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { asHistory, checkHistory } from './checkHistory.js'
import type { DnaHistory, DnaHistoryItem } from './DnaHistory.js'

/** The largest k: a weight of 1 at a base intensity of 1 and the highest learning rate, 0.5 in place of 0.1. */
export const LARGEST_K = 5
const HIGHEST_RATE = { learningRate: 0.5 }

/**
 * The history as interactions for the mirroring, oldest first; they weigh what was recorded, whatever the catalogue
 * says today. What was skipped is left out. Throws DiaError `HISTORY_INCOMPLETE`,
 * `INVALID_HISTORY`.
 * @example
 * import { historyInteractions } from '@dia/core/history'
 * historyInteractions({ items: [], vectors: new Map(), prior: null }) // → []
 */
export function historyInteractions(history: Pick<DnaHistory, 'items' | 'vectors'>): AttributedInteraction[] {
  return answerOrDiaError('historyInteractions', () => {
    const { items, vectors } = asHistory(history)
    checkHistory({ items: items ?? null, vectors })
    return items
      .filter(({ skipReason }) => skipReason === null)
      .map((item) => interactionOf(item, entityOf(item, vectors)))
  })
}

/** The vectors that a decision mirrored. */
export function entityOf({ vectorId }: DnaHistoryItem, vectors: DnaHistory['vectors']): DomainVectors {
  const entity = vectorId === null ? undefined : vectors.get(vectorId)
  if (entity !== undefined) return entity
  throw new DiaError(
    'HISTORY_INCOMPLETE',
    'The history holds a decision without the vector that it mirrored',
    'Read the history again, all of it.',
  )
}

/** One decision as an interaction that weighs what was recorded. */
export function interactionOf(
  { id, eventType, occurredAt, valence, k, entityId, artistId }: DnaHistoryItem,
  entity: DomainVectors,
): AttributedInteraction {
  return {
    id,
    eventType,
    occurredAt,
    entityId,
    artistId,
    entity,
    preferences: HIGHEST_RATE,
    weights: {
      cultural: k.cultural / LARGEST_K,
      behavioral: k.behavioral / LARGEST_K,
      economic: k.economic / LARGEST_K,
      spatial: k.spatial / LARGEST_K,
      baseIntensity: 1,
      valence,
    },
  }
}

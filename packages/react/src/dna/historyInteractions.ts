import type { AttributedInteraction } from '@dia/core/attribution'
import type { DnaHistory } from '@dia/core/history'
import { createDnaState, type DnaState } from '@dia/core/mirroring'

export function historyInteractions(history: DnaHistory): AttributedInteraction[] {
  return history.items.flatMap((item) => {
    const entity = item.vectorId === null ? undefined : history.vectors.get(item.vectorId)
    if (entity === undefined || item.skipReason !== null) return []
    const { cultural, behavioral, economic, spatial } = item.k
    return [
      {
        id: item.id,
        eventType: item.eventType,
        occurredAt: item.occurredAt,
        entity,
        entityId: item.entityId,
        artistId: item.artistId,
        preferences: { learningRate: 0.5 },
        weights: {
          cultural: cultural / 5,
          behavioral: behavioral / 5,
          economic: economic / 5,
          spatial: spatial / 5,
          baseIntensity: 1,
          valence: item.valence,
        },
      },
    ]
  })
}

export function initialStateOf(history: DnaHistory): DnaState {
  return createDnaState({ prior: history.prior })
}

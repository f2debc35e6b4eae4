import type { PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { historyInteractions } from '../history/index.js'
import { type DnaState, mirrorInteractionsToDNA } from '../mirroring/index.js'

/** A decision that moves the DNA. */
export interface DnaMovement {
  readonly id: string
  readonly eventType: string
  readonly occurredAt: string
  readonly valence: number
  readonly k: Readonly<PerDomain<number>>
  readonly vectorId: string
}

/** The state with these decisions added; order does not matter. */
export function foldDecisions(
  state: DnaState,
  movements: readonly DnaMovement[],
  vectors: ReadonlyMap<string, DomainVectors>,
): DnaState {
  if (movements.length === 0) return state
  const items = movements.map((movement) => ({
    ...movement,
    sessionId: null,
    entityType: null,
    entityId: null,
    entityName: null,
    artistId: null,
    artistName: null,
    skipReason: null,
  }))
  return mirrorInteractionsToDNA(state, historyInteractions({ items, vectors })).state
}

import { coefficientsOfWeights, type EventCoefficients } from '../influence/coefficientsOfWeights.js'
import { weightsOf } from '../influence/getInfluenceWeights.js'
import type { EntityVectors, MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { readTime } from './readTime.js'

/** An interaction as numbers, its entity not yet looked at. */
export interface InteractionEffect extends EventCoefficients {
  readonly timeMs: number
  /** Canonical. */
  readonly eventType: string
}

export function readInteraction(
  { eventType, occurredAt, weights, valence, preferences, context }: MirrorInteraction,
  settings?: MirrorSettings,
): InteractionEffect {
  const known = weightsOf(eventType, settings?.catalogue)
  const own = valence === undefined ? weights : { ...weights, valence }
  const coefficients = coefficientsOfWeights(own ? { ...known, ...own } : known, preferences, context)
  return {
    timeMs: readTime(occurredAt),
    eventType: known.eventType,
    k: coefficients.k,
    valence: coefficients.valence,
  }
}

export function readEntity({ entity }: MirrorInteraction): EntityVectors {
  return typeof entity === 'function' ? entity() : entity
}

import { coefficientsOfWeights, type EventCoefficients } from '../influence/coefficientsOfWeights.js'
import { weightsOf } from '../influence/getInfluenceWeights.js'
import type { InfluenceWeights } from '../influence/InfluenceWeights.js'
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
  const coefficients =
    own || preferences
      ? coefficientsOfWeights({ ...known, ...own }, preferences, context)
      : plainCoefficients(known)
  return {
    timeMs: readTime(occurredAt),
    eventType: known.eventType,
    k: coefficients.k,
    valence: coefficients.valence,
  }
}

const PLAIN = /* @__PURE__ */ new WeakMap<InfluenceWeights, EventCoefficients>()

/** The coefficients of a type's own weights, kept: they are the same for everyone without preferences. */
function plainCoefficients(weights: InfluenceWeights): EventCoefficients {
  const kept = PLAIN.get(weights)
  if (kept) return kept
  const coefficients = coefficientsOfWeights(weights)
  PLAIN.set(weights, coefficients)
  return coefficients
}

export function readEntity({ entity }: Pick<MirrorInteraction, 'entity'>): EntityVectors {
  return typeof entity === 'function' ? entity() : entity
}

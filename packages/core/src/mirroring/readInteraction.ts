import { DiaError } from '../errors/index.js'
import { getInfluenceWeights, type InfluenceWeights } from '../influence/index.js'
import { coefficientsOfWeights, type InfluenceCoefficients } from '../influence/influenceCoefficients.js'
import type { EntityVectors, MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { readTime } from './readTime.js'

/** An interaction as numbers, its entity not yet looked at. */
export interface InteractionEffect extends Pick<InfluenceCoefficients<unknown>, 'k' | 'valence'> {
  readonly timeMs: number
  /** Canonical. */
  readonly eventType: string
}

export function readInteraction(
  interaction: MirrorInteraction,
  settings?: MirrorSettings,
): InteractionEffect {
  const timeMs = readTime(interaction.occurredAt)
  const known = getInfluenceWeights(interaction.eventType, settings?.catalogue)
  const { weights, valence, preferences, context } = interaction
  const asked =
    weights || valence !== undefined
      ? { ...known, ...weights, valence: valence ?? weights?.valence ?? known.valence }
      : known
  const effect =
    asked === known && !preferences
      ? plainCoefficients(known)
      : coefficientsOfWeights(asked, preferences, context)
  return { timeMs, eventType: known.eventType, k: effect.k, valence: effect.valence }
}

/** The coefficients of a type's own weights, kept: they are the same for everyone without preferences. */
function plainCoefficients(weights: InfluenceWeights): InfluenceCoefficients {
  let coefficients = PLAIN.get(weights)
  if (coefficients === undefined) {
    coefficients = coefficientsOfWeights(weights)
    PLAIN.set(weights, coefficients)
  }
  return coefficients
}

const PLAIN = /* @__PURE__ */ new WeakMap<InfluenceWeights, InfluenceCoefficients>()

export function readEntity(interaction: MirrorInteraction): EntityVectors {
  const { entity } = interaction
  const vectors = typeof entity === 'function' ? entity() : entity
  if (typeof vectors !== 'object' || vectors === null)
    throw new DiaError(
      'INVALID_ENTITY',
      'An interaction has no entity.',
      'Pass its vectors in the four domains.',
    )
  return vectors
}

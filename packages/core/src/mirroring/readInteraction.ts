import { DiaError } from '../errors/index.js'
import { coefficientsOfWeights, type InfluenceCoefficients } from '../influence/coefficientsOfWeights.js'
import { weightsOf } from '../influence/getInfluenceWeights.js'
import type { InfluenceWeights } from '../influence/InfluenceWeights.js'
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
  const { eventType, weights, preferences, context } = interaction
  const known = weightsOf(eventType, settings?.catalogue)
  const isPlain = !weights && !preferences && interaction.valence === undefined
  const { k, valence } = isPlain
    ? plainCoefficients(known)
    : coefficientsOfWeights(
        { ...known, ...weights, valence: interaction.valence ?? weights?.valence ?? known.valence },
        preferences,
        context,
      )
  return { timeMs: readTime(interaction.occurredAt), eventType: known.eventType, k, valence }
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
    throw new DiaError('INVALID_ENTITY', 'An interaction has no entity.', 'Pass its four vectors.')
  return vectors
}

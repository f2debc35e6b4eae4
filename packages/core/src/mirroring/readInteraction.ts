import type { PerDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { getInfluenceWeights } from '../influence/index.js'
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
  const weights = interaction.weights ?? known
  const valence = interaction.valence ?? weights.valence ?? known.valence
  const asked = weights === known && valence === known.valence ? known : { ...weights, valence }
  const { k } = coefficientsOfWeights(
    asked as PerDomain<number> & { baseIntensity: number; valence: number },
    interaction.preferences,
    interaction.context,
  )
  return { timeMs, eventType: known.eventType, k, valence }
}

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

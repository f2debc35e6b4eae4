import type { PerDomain } from '../domains/index.js'
import { answerOrDiaError } from '../errors/index.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { weightsPerDomain } from './weightsPerDomain.js'

/**
 * The weights as they count for one user in one context: weight × multiplier × context multiplier, clamped
 * to [0, 1] per domain. Whatever else the weights hold is kept.
 * @example
 * import { applyUserMultipliers, getInfluenceWeights } from '@dia/core/influence'
 * applyUserMultipliers(getInfluenceWeights('player.track_played'), { culturalMultiplier: 0.5 }).cultural // → 0.4
 */
export function applyUserMultipliers<Weights extends Readonly<PerDomain<number>>>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): Weights {
  return answerOrDiaError('applyUserMultipliers', () => ({
    ...weights,
    ...weightsPerDomain(weights, preferences, context),
  }))
}

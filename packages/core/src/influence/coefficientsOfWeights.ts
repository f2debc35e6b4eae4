import type { PerDomain } from '../domains/index.js'
import { clampLearningRate } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { checkWeight, weightsPerDomain } from './weightsPerDomain.js'

/** What one event does to a user's DNA, before time and entity: k per domain, and the direction. */
export interface EventCoefficients {
  /** a · baseIntensity · learningRate/0.1, with a the weight as it counts for the user; 0 to 5. */
  readonly k: PerDomain<number>
  /** 1 toward the entity, negative away from it. */
  readonly valence: number
}

/** The coefficients of weights in [0, 1], the valence in [−1, 1]; others are a DiaError `INVALID_WEIGHTS`. */
export function coefficientsOfWeights(
  weights: Readonly<PerDomain<number>> & { readonly baseIntensity: number; readonly valence: number },
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): EventCoefficients {
  const valence = checkWeight(weights.valence, -1)
  const rate = checkWeight(weights.baseIntensity) * (clampLearningRate(preferences?.learningRate) / 0.1)
  return { k: weightsPerDomain(weights, preferences, context, valence === 0 ? 0 : rate), valence }
}

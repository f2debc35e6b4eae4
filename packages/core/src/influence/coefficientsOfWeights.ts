import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { countedWeights } from './applyUserMultipliers.js'
import { clampLearningRate } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import type { InfluenceWeights } from './InfluenceWeights.js'
import { checkWeight } from './weightErrors.js'

/** What one event does to a user's DNA, before time and entity: k per domain, and the direction. */
export interface InfluenceCoefficients<Weights = InfluenceWeights> {
  /** a · baseIntensity · learningRate/0.1, with a the weight as it counts for the user; 0 to 5. */
  readonly k: PerDomain<number>
  /** 1 toward the entity, negative away from it. */
  readonly valence: number
  /** The weights as they count for the user. */
  readonly weights: Weights
}

/** The coefficients of weights that are at hand. Base intensity lies in [0, 1], valence in [−1, 1]. */
export function coefficientsOfWeights<
  Weights extends Readonly<PerDomain<number>> & { readonly baseIntensity: number; readonly valence: number },
>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): InfluenceCoefficients<Weights> {
  const counted = countedWeights(weights, preferences, context)
  const baseIntensity = checkWeight('base intensity', counted.baseIntensity, 0, 1)
  const valence = checkWeight('valence', counted.valence, -1, 1)
  const rate = valence === 0 ? 0 : baseIntensity * (clampLearningRate(preferences?.learningRate) / 0.1)
  const k = {} as PerDomain<number>
  for (const domain of DNA_DOMAINS) k[domain] = counted[domain] * rate
  return { k, valence, weights: counted }
}

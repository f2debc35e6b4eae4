import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { answerOrDiaError } from '../errors/index.js'
import { applyUserMultipliers } from './applyUserMultipliers.js'
import { clampLearningRate } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { getInfluenceWeights } from './getInfluenceWeights.js'
import type { InfluenceCatalogue, InfluenceWeights } from './InfluenceWeights.js'
import { invalidWeights } from './weightErrors.js'

/** What one event does to a user's DNA, before time and entity: k per domain, and the direction. */
export interface InfluenceCoefficients<Weights = InfluenceWeights> {
  /** a · baseIntensity · learningRate/0.1, with a the weight as it counts for the user; 0 to 5. */
  readonly k: PerDomain<number>
  /** 1 toward the entity, negative away from it. */
  readonly valence: number
  /** The weights as they count for the user. */
  readonly weights: Weights
}

/**
 * What an event of this type does to the DNA of a user with these preferences. The mirroring and the
 * Passport's decisions both ask this.
 * @example
 * import { influenceCoefficients } from '@dia/core/influence'
 * influenceCoefficients('player.track_played').k.cultural // → 0.4
 */
export function influenceCoefficients(
  eventType: string,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
  catalogue?: InfluenceCatalogue,
): InfluenceCoefficients {
  return answerOrDiaError('influenceCoefficients', () =>
    coefficientsOfWeights(getInfluenceWeights(eventType, catalogue), preferences, context),
  )
}

/** The same for weights that are at hand. Base intensity lies in [0, 1], valence in [−1, 1]. */
export function coefficientsOfWeights<
  Weights extends Readonly<PerDomain<number>> & { readonly baseIntensity: number; readonly valence: number },
>(
  weights: Weights,
  preferences?: PartialDnaPreferences | null,
  context?: string | null,
): InfluenceCoefficients<Weights> {
  const counted = applyUserMultipliers(weights, preferences, context)
  const { baseIntensity, valence } = counted
  if (!isBetween(baseIntensity, 0)) throw invalidWeights('base intensity')
  if (!isBetween(valence, -1)) throw invalidWeights('valence')
  const rate = valence === 0 ? 0 : baseIntensity * (clampLearningRate(preferences?.learningRate) / 0.1)
  const k = {} as PerDomain<number>
  for (const domain of DNA_DOMAINS) k[domain] = counted[domain] * rate
  return { k, valence, weights: counted }
}

function isBetween(value: unknown, low: number): boolean {
  return typeof value === 'number' && value >= low && value <= 1
}

import type { PerDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { answerOrDiaError } from '../events/answerOrDiaError.js'
import { applyUserMultipliers } from './applyUserMultipliers.js'
import { clampLearningRate } from './clampPreference.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { getInfluenceWeights } from './getInfluenceWeights.js'
import type { InfluenceCatalogue, InfluenceWeights } from './InfluenceWeights.js'

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
 *
 * @example
 * influenceCoefficients('player.track_played').k.cultural // 0.4
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
  if (!(isNumber(baseIntensity) && baseIntensity >= 0 && baseIntensity <= 1))
    throw outOfRange('base intensity', 0)
  if (!(isNumber(valence) && valence >= -1 && valence <= 1)) throw outOfRange('valence', -1)
  const rate = valence === 0 ? 0 : baseIntensity * (clampLearningRate(preferences?.learningRate) / 0.1)
  return {
    k: {
      cultural: counted.cultural * rate,
      behavioral: counted.behavioral * rate,
      economic: counted.economic * rate,
      spatial: counted.spatial * rate,
    },
    valence,
    weights: counted,
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function outOfRange(what: string, low: number): DiaError {
  return new DiaError(
    'INVALID_WEIGHTS',
    `The ${what} is not a number from ${low} to 1.`,
    'Take weights from getInfluenceWeights, or give base intensity and valence in their ranges.',
  )
}

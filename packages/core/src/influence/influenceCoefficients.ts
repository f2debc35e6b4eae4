import { answerOrDiaError } from '../errors/index.js'
import { coefficientsOfWeights, type EventCoefficients } from './coefficientsOfWeights.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { weightsOf } from './getInfluenceWeights.js'
import type { InfluenceCatalogue, InfluenceWeights } from './InfluenceWeights.js'
import { weightsPerDomain } from './weightsPerDomain.js'

export interface InfluenceCoefficients extends EventCoefficients {
  /** The weights as they count for the user. */
  readonly weights: InfluenceWeights
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
  return answerOrDiaError('influenceCoefficients', () => {
    const weights = weightsOf(eventType, catalogue)
    return {
      ...coefficientsOfWeights(weights, preferences, context),
      weights: { ...weights, ...weightsPerDomain(weights, preferences, context) },
    }
  })
}

import { answerOrDiaError } from '../errors/index.js'
import { coefficientsOfWeights, type InfluenceCoefficients } from './coefficientsOfWeights.js'
import type { PartialDnaPreferences } from './DnaPreferences.js'
import { weightsOf } from './getInfluenceWeights.js'
import type { InfluenceCatalogue } from './InfluenceWeights.js'

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
    coefficientsOfWeights(weightsOf(eventType, catalogue), preferences, context),
  )
}

import { answerOrDiaError } from '../errors/index.js'
import { inputError } from '../errors/inputError.js'
import { DEFAULT_INFLUENCES } from './defaultInfluences.js'
import type { InfluenceCatalogue, InfluenceWeights } from './InfluenceWeights.js'

/**
 * The weights of an event type, by canonical name or alias. An unknown name is answered with the
 * catalogue's weights for unknown types, marked `isFallback`.
 * @example
 * import { getInfluenceWeights } from '@dia/core/influence'
 * getInfluenceWeights('vote_cast').cultural // → 0.9
 * getInfluenceWeights('no_such_event').isFallback // → true
 */
export function getInfluenceWeights(eventType: string, catalogue?: InfluenceCatalogue): InfluenceWeights {
  return answerOrDiaError('getInfluenceWeights', () => weightsOf(eventType, catalogue))
}

export function weightsOf(
  eventType: string,
  { influences, unknownTypeWeights }: InfluenceCatalogue = DEFAULT_INFLUENCES,
): InfluenceWeights {
  if (typeof eventType !== 'string') throw inputError('INVALID_EVENT_TYPE', 'An event type', 'a string')
  return (
    influences.get(eventType) ?? { ...unknownTypeWeights, eventType, category: 'unknown', isFallback: true }
  )
}

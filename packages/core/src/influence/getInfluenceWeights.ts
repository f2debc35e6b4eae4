import { answerOrDiaError, DiaError } from '../errors/index.js'
import { DEFAULT_INFLUENCES, fallbackInfluence } from './defaultInfluences.js'
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
  if (typeof eventType !== 'string')
    throw new DiaError(
      'INVALID_EVENT_TYPE',
      'An event type is not a string.',
      'Pass a canonical name or an alias.',
    )
  if (catalogue === undefined) return DEFAULT_INFLUENCES.get(eventType) ?? fallbackInfluence(eventType)
  return answerOrDiaError('getInfluenceWeights', () => {
    const event = catalogue.byName.get(eventType)
    if (event === undefined)
      return { ...catalogue.unknownTypeWeights, eventType, category: 'unknown', isFallback: true }
    const { type, category, weights, baseIntensity, valence } = event
    return { ...weights, eventType: type, category, baseIntensity, valence, isFallback: false }
  })
}

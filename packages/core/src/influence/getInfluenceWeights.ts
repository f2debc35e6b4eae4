import { answerOrDiaError, DiaError } from '../errors/index.js'
import { UNKNOWN_TYPE_INFLUENCE } from '../events/influenceTable.js'
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

export function weightsOf(eventType: string, catalogue?: InfluenceCatalogue): InfluenceWeights {
  if (typeof eventType !== 'string')
    throw new DiaError('INVALID_EVENT_TYPE', 'An event type is not a string.', 'Pass an event’s name.')
  const known =
    catalogue === undefined
      ? DEFAULT_INFLUENCES.get(eventType)
      : definedWeights(catalogue.byName.get(eventType))
  return (
    known ?? {
      ...(catalogue?.unknownTypeWeights ?? UNKNOWN_TYPE_INFLUENCE),
      eventType,
      category: 'unknown',
      isFallback: true,
    }
  )
}

function definedWeights(
  event: ReturnType<InfluenceCatalogue['byName']['get']>,
): InfluenceWeights | undefined {
  if (event === undefined) return undefined
  const { type, category, weights, baseIntensity, valence } = event
  return { ...weights, eventType: type, category, baseIntensity, valence, isFallback: false }
}

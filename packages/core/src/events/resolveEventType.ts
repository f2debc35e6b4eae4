import { answerOrDiaError } from '../errors/index.js'
import { EVENT_CATALOGUE } from './catalogue.js'
import type { EventCatalogue, EventDefinition } from './EventDefinition.js'

/**
 * The definition behind a canonical name or an alias, in O(1); undefined when no one knows it.
 * @example
 * import { resolveEventType } from '@dia/core/events'
 * resolveEventType('track_favorite')?.type // → 'player.track_favorited'
 * resolveEventType('__proto__') // → undefined
 */
export function resolveEventType(
  name: string,
  catalogue: EventCatalogue = EVENT_CATALOGUE,
): EventDefinition | undefined {
  return answerOrDiaError('resolveEventType', () => catalogue.byName.get(name))
}

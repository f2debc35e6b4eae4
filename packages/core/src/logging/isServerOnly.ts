import { answerOrDiaError } from '../errors/index.js'
import { EVENT_CATALOGUE, type EventCatalogue, type EventType, resolveEventType } from '../events/index.js'

/** What the system itself does, and no user's device can know. */
const STATEMENTS_OF_THE_SYSTEM: ReadonlySet<string> = new Set<EventType>([
  'system.dna_generated',
  'system.dna_evolved',
  'system.permission_granted',
  'system.permission_revoked',
  'system.notification_sent',
  'system.email_sent',
])

/**
 * Whether only a server may log an event: one that books money, states a score, or says what the system did. Of a name
 * that nobody knows, its first word decides.
 * @example
 * import { isServerOnly } from '@dia/core/logging'
 * isServerOnly('concierto.ticket_purchased') // → true
 * isServerOnly('player.track_played') // → false
 */
export function isServerOnly(eventType: string, catalogue: EventCatalogue = EVENT_CATALOGUE): boolean {
  return answerOrDiaError('isServerOnly', () => {
    const definition = resolveEventType(eventType, catalogue)
    if (definition === undefined) return /^(treasury|coliseum)(\.|$)/.test(eventType)
    const { type, category, affects } = definition
    return (
      affects.includes('treasury') ||
      category === 'treasury' ||
      category === 'coliseum' ||
      STATEMENTS_OF_THE_SYSTEM.has(type)
    )
  })
}

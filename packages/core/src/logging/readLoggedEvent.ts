import { answerOrDiaError, DiaError } from '../errors/index.js'
import {
  EVENT_CATALOGUE,
  EVENT_ENTITY_TYPES,
  type EventCatalogue,
  type EventDefinition,
  resolveEventType,
} from '../events/index.js'
import { normaliseTimestamp } from '../time/index.js'
import { isServerOnly } from './isServerOnly.js'
import type { EventToLog, LoggedEvent } from './LoggedEvent.js'
import { UUID } from './metadataRules.js'
import { settleMetadata, shortText } from './settleMetadata.js'

export interface ReadLoggedEventOptions {
  readonly catalogue?: EventCatalogue
  /** A client logs for its own user, and nothing that only a server may say. Default: client. */
  readonly by?: 'client' | 'service'
}

/**
 * Checks an event and makes what the log takes. Throws DiaError with the codes the log itself answers: INVALID_ENTRY,
 * INVALID_ID, INVALID_USER, INVALID_EVENT_TYPE, SERVER_ONLY, INVALID_ENTITY, ENTITY_MISMATCH, INVALID_SESSION,
 * INVALID_DEVICE, INVALID_TIME, INVALID_METADATA, METADATA_TOO_LARGE; and UNKNOWN_EVENT_TYPE for a name that the
 * catalogue lacks.
 * @example
 * import { readLoggedEvent } from '@dia/core/logging'
 * const event = { id: '01924a6e-7b00-7000-8000-000000000001', eventType: 'played', occurredAt: '2025-11-09T12:00:00+01:00' }
 * readLoggedEvent(event).device_time // → '2025-11-09T11:00:00.000000Z'
 */
export function readLoggedEvent(event: LoggedEvent, options: ReadLoggedEventOptions = {}): EventToLog {
  return answerOrDiaError('readLoggedEvent', () => {
    const { catalogue = EVENT_CATALOGUE, by = 'client' } = options
    if (typeof event !== 'object' || event === null) throw refusal('INVALID_ENTRY', 'An event is no object.')
    const definition = readType(event.eventType, catalogue, by)
    return {
      id: uuid(event.id) ?? raise('INVALID_ID', 'The id of an event is no uuid.'),
      user_id: readUser(event.userId, by),
      ...readEntity(event.entity ?? null, definition),
      session_id: orNull(event.sessionId, uuid, 'INVALID_SESSION', 'The session of an event is no uuid.'),
      device_id: orNull(
        event.deviceId,
        shortText,
        'INVALID_DEVICE',
        'The device of an event is no short text.',
      ),
      event_type: event.eventType,
      metadata: settleMetadata(event.metadata ?? {}),
      device_time: orNull(event.occurredAt, moment, 'INVALID_TIME', 'The time of an event is no moment.'),
    }
  })
}

function readType(
  eventType: unknown,
  catalogue: EventCatalogue,
  by: ReadLoggedEventOptions['by'],
): EventDefinition {
  if (shortText(eventType) === undefined || typeof eventType !== 'string')
    throw refusal('INVALID_EVENT_TYPE', 'The type of an event is no short text.')
  if (by !== 'service' && isServerOnly(eventType, catalogue))
    throw new DiaError(
      'SERVER_ONLY',
      'Only a server may log this type of event.',
      'Log it where the payment or the change is confirmed, with the service key.',
      { details: { eventType } },
    )
  const definition = resolveEventType(eventType, catalogue)
  if (definition !== undefined) return definition
  throw new DiaError(
    'UNKNOWN_EVENT_TYPE',
    'The catalogue does not know this type of event.',
    'Correct the name, or pass a catalogue that knows it (extendCatalogue).',
    { details: { eventType } },
  )
}

function readUser(userId: unknown, by: ReadLoggedEventOptions['by']): string | null {
  const user = orNull(userId, uuid, 'INVALID_USER', 'The user of an event is no uuid.')
  if (user === null && by === 'service')
    throw refusal('INVALID_USER', 'A server must say whose event it is.', 'Pass userId.')
  return user
}

function readEntity(
  entity: LoggedEvent['entity'],
  { entityTypes }: EventDefinition,
): Pick<EventToLog, 'entity_type' | 'entity_id'> {
  if (entity === null || entity === undefined) return { entity_type: null, entity_id: null }
  const type = EVENT_ENTITY_TYPES.find((known) => known === entity.type)
  const id = uuid(entity.id)
  if (type === undefined || id === undefined)
    throw refusal('INVALID_ENTITY', 'The entity of an event has no known type, or no uuid.')
  if (!entityTypes.includes(type))
    throw refusal('ENTITY_MISMATCH', `This type of event is not about an entity of type ${type}.`)
  return { entity_type: type, entity_id: id }
}

function orNull<Value>(
  value: unknown,
  read: (value: unknown) => Value | undefined,
  code: string,
  message: string,
): Value | null {
  if (value === null || value === undefined) return null
  return read(value) ?? raise(code, message)
}

function uuid(value: unknown): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined
}

function moment(value: unknown): string | undefined {
  try {
    return normaliseTimestamp(value as Date)
  } catch {
    return undefined
  }
}

function raise(code: string, message: string): never {
  throw refusal(code, message)
}

function refusal(
  code: string,
  message: string,
  hint = 'Correct the event; see LoggedEvent of @dia/core/logging.',
) {
  return new DiaError(code, message, hint)
}

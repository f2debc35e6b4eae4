import type { EventEntityType, EventType } from '../events/index.js'
import type { JsonObject } from '../json/index.js'
import type { Moment } from '../time/index.js'

/** Something a user did, as an app tells it. */
export interface LoggedEvent {
  /** Made by the client, a UUIDv7: it makes a repeat harmless. */
  readonly id: string
  /** Canonical, an alias, or a name that the host's own catalogue knows. */
  readonly eventType: EventType | (string & {})
  readonly entity?: { readonly type: EventEntityType; readonly id: string } | null
  readonly sessionId?: string | null
  /** At most 200 characters. */
  readonly deviceId?: string | null
  /** JSON of at most 16 kB; `amount_cents` as text, bigint or safe integer. */
  readonly metadata?: Readonly<Record<string, unknown>> | null
  /** When it happened, by the device's clock. */
  readonly occurredAt?: Moment | null
  /** Whose event it is; only a server may say so. */
  readonly userId?: string | null
}

/** An event in the columns of `passport_entries`, checked and ready to be sent. */
export interface EventToLog {
  readonly id: string
  readonly user_id: string | null
  readonly session_id: string | null
  readonly device_id: string | null
  readonly event_type: string
  readonly entity_type: string | null
  readonly entity_id: string | null
  readonly metadata: JsonObject
  /** ISO 8601, UTC. */
  readonly device_time: string | null
}

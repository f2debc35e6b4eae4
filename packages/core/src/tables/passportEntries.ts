import * as z from 'zod'
import { EVENT_CATEGORIES, EVENT_ENTITY_TYPES } from '../events/index.js'
import { jsonObject, nullable, shortText, text, timestamp, uuid } from './columns/index.js'
import { passportMetadata } from './passportMetadata.js'

const PASSPORT_ORIGINS = ['service', 'client', 'backfill'] as const

/**
 * `passport_entries`: the immutable log. The database fixes `occurred_at`, `clock_flag` and `created_at`, so an
 * insert has none of them; the processing flags are read where the query asks for them.
 */
export const passportEntries = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: uuid,
    session_id: nullable(uuid),
    device_id: nullable(text),
    event_type: text,
    event_category: z.enum(EVENT_CATEGORIES),
    entity_type: nullable(z.enum(EVENT_ENTITY_TYPES)),
    entity_id: nullable(uuid),
    metadata: jsonObject,
    /** Effective time: the device's, corrected; what DNA, periods and contracts use. */
    occurred_at: timestamp,
    /** What the device's clock said, as it said it. */
    device_time: nullable(timestamp),
    sent_at: nullable(timestamp),
    /** Why the device's clock was not taken at its word. */
    clock_flag: nullable(text),
    /** When the log received it. */
    created_at: timestamp,
    /** Who put it there: the host's server, an app on a user's device, or the backfill. */
    origin: z.enum(PASSPORT_ORIGINS).default('service'),
    processed_by_mediaid: z.boolean().optional(),
    processed_by_treasury: z.boolean().optional(),
    processed_by_coliseum: z.boolean().optional(),
    processed_at: timestamp.nullish(),
  }),
  insert: z.strictObject({
    id: uuid,
    user_id: uuid,
    session_id: uuid.nullish(),
    device_id: shortText.nullish(),
    event_type: shortText,
    event_category: z.enum(EVENT_CATEGORIES),
    entity_type: z.enum(EVENT_ENTITY_TYPES).nullish(),
    entity_id: uuid.nullish(),
    metadata: passportMetadata.optional(),
    device_time: timestamp.nullish(),
    sent_at: timestamp.nullish(),
    origin: z.enum(PASSPORT_ORIGINS).optional(),
  }),
} as const

import * as z from 'zod'
import { nullable, openEnum, shortText, storableText, text, timestamp, uuid } from './columns/index.js'

export const EVENT_STATUSES = ['draft', 'published', 'live', 'completed', 'cancelled'] as const

/** `events`: concerts; a host may know more statuses. */
export const events = {
  key: ['id'],
  row: z.object({
    id: uuid,
    title: nullable(text),
    host_id: nullable(uuid),
    location: nullable(text),
    event_date: nullable(timestamp),
    status: nullable(openEnum(...EVENT_STATUSES)),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    title: shortText,
    host_id: uuid.nullish(),
    location: storableText.nullish(),
    event_date: timestamp.nullish(),
    status: z.enum(EVENT_STATUSES).optional(),
    created_at: timestamp.optional(),
  }),
} as const

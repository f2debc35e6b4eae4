import * as z from 'zod'
import { nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `event_attendees`, optional in a host. */
export const eventAttendees = {
  key: ['id'],
  row: z.object({
    id: uuid,
    event_id: uuid,
    user_id: uuid,
    status: nullable(text),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    event_id: uuid,
    user_id: uuid,
    status: shortText.nullish(),
    created_at: timestamp.optional(),
  }),
} as const

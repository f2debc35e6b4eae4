import * as z from 'zod'
import { nullable, timestamp, uuid } from './columns/index.js'

/** `event_votes`: a user's vote for an artist at an event; the user is `user_uuid` here. */
export const eventVotes = {
  key: ['id'],
  row: z.object({
    id: uuid,
    event_id: nullable(uuid),
    artist_id: nullable(uuid),
    user_uuid: uuid,
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    event_id: uuid,
    artist_id: uuid,
    user_uuid: uuid,
    created_at: timestamp.optional(),
  }),
} as const

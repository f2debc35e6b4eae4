import * as z from 'zod'
import { nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `listening_sessions`, optional in a host: where and on what a session was heard. */
export const listeningSessions = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: uuid,
    started_at: timestamp,
    ended_at: nullable(timestamp),
    device_type: nullable(text),
    context: nullable(text),
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_id: uuid,
    started_at: timestamp.optional(),
    ended_at: timestamp.nullish(),
    device_type: shortText.nullish(),
    context: shortText.nullish(),
  }),
} as const

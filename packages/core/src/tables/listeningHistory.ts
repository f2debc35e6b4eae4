import * as z from 'zod'
import {
  decimal,
  jsonObject,
  jsonObjectToWrite,
  nullable,
  shortText,
  text,
  timestamp,
  uuid,
} from './columns/index.js'

/** `listening_history`: playback events. Progress is in percent and may exceed 100 in a row; session and content may be null. */
export const listeningHistory = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: uuid,
    session_id: nullable(uuid),
    content_id: nullable(uuid),
    event_type: text,
    play_duration: nullable(decimal),
    progress_percentage: nullable(decimal),
    metadata: jsonObject,
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_id: uuid,
    session_id: uuid.nullish(),
    content_id: uuid.nullish(),
    event_type: shortText,
    play_duration: decimal.pipe(z.number().min(0)).nullish(),
    progress_percentage: decimal.pipe(z.number().min(0).max(100)).nullish(),
    metadata: jsonObjectToWrite.optional(),
    created_at: timestamp.optional(),
  }),
} as const

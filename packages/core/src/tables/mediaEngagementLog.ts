import * as z from 'zod'
import { jsonObject, jsonObjectToWrite, nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `media_engagement_log`: favourites, shares, follows and the like; session and content may be null. */
export const mediaEngagementLog = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: uuid,
    session_id: nullable(uuid),
    content_id: nullable(uuid),
    event_type: text,
    metadata: jsonObject,
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_id: uuid,
    session_id: uuid.nullish(),
    content_id: uuid.nullish(),
    event_type: shortText,
    metadata: jsonObjectToWrite.optional(),
    created_at: timestamp.optional(),
  }),
} as const

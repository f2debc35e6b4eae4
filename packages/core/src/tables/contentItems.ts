import * as z from 'zod'
import { decimal, nullable, shortText, storableText, text, timestamp, uuid } from './columns/index.js'

/** `content_items`: uploaded tracks and media; `duration` in seconds, `artist_id` is `artist_profiles.id`. */
export const contentItems = {
  key: ['id'],
  row: z.object({
    id: uuid,
    title: nullable(text),
    artist_name: nullable(text),
    artist_id: nullable(uuid),
    duration: nullable(decimal),
    file_type: nullable(text),
    checksum: nullable(text),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    title: storableText,
    artist_name: storableText.nullish(),
    artist_id: uuid.nullish(),
    duration: decimal.pipe(z.number().min(0)).nullish(),
    file_type: shortText.nullish(),
    checksum: storableText.nullish(),
    created_at: timestamp.optional(),
  }),
} as const

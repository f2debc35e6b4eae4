import * as z from 'zod'
import { nullable, shortText, storableText, text, timestamp, uuid } from './columns/index.js'

/** `artist_profiles`: artists; money for one goes to `user_id`. */
export const artistProfiles = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: nullable(uuid),
    artist_name: nullable(text),
    bio: nullable(text),
    verified: z
      .boolean()
      .nullable()
      .default(false)
      .transform((value) => value ?? false),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_id: uuid.nullish(),
    artist_name: shortText,
    bio: storableText.nullish(),
    verified: z.boolean().optional(),
    created_at: timestamp.optional(),
  }),
} as const

import * as z from 'zod'
import { COMPOSITE_DIMENSIONS } from '../domains/index.js'
import {
  decimal,
  jsonObject,
  jsonObjectToWrite,
  nullable,
  storableText,
  storableTextArray,
  text,
  textArray,
  timestamp,
  uuid,
  vector,
  vectorToWrite,
} from './columns/index.js'

/** `media_ids`: a user's ATGC bases and composite DNA; a user may have several rows, and empty bases are normal. */
export const mediaIds = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_uuid: uuid,
    interests: textArray,
    genre_preferences: textArray,
    content_flags: jsonObject,
    location_code: nullable(text),
    profile_embedding: nullable(vector(COMPOSITE_DIMENSIONS)),
    version: nullable(decimal),
    created_at: timestamp,
    updated_at: nullable(timestamp),
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_uuid: uuid,
    interests: storableTextArray.optional(),
    genre_preferences: storableTextArray.optional(),
    content_flags: jsonObjectToWrite.optional(),
    location_code: storableText.nullish(),
    profile_embedding: vectorToWrite(COMPOSITE_DIMENSIONS).nullish(),
    version: z.int().nullish(),
    created_at: timestamp.optional(),
    updated_at: timestamp.nullish(),
  }),
} as const

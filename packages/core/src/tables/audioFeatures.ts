import * as z from 'zod'
import { decimal, nullable, shortText, text, uuid } from './columns/index.js'

/** `audio_features`, optional in a host; a track may have several rows, so `content_id` is no unique key. */
export const audioFeatures = {
  key: ['content_id'],
  row: z.object({
    content_id: uuid,
    genre: nullable(text),
    mood: nullable(text),
    tempo: nullable(decimal),
    energy: nullable(decimal),
  }),
  insert: z.strictObject({
    content_id: uuid,
    genre: shortText.nullish(),
    mood: shortText.nullish(),
    tempo: decimal.nullish(),
    energy: decimal.nullish(),
  }),
} as const

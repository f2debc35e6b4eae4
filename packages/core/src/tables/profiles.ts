import * as z from 'zod'
import { nullable, openEnum, storableText, text, timestamp, uuid } from './columns/index.js'

export const USER_ROLES = ['fan', 'artist', 'brand', 'developer', 'admin'] as const

/** `profiles`: the public side of a user; `id` is the user's id, and a host may know more roles. */
export const profiles = {
  key: ['id'],
  row: z.object({
    id: uuid,
    display_name: nullable(text),
    role: nullable(openEnum(...USER_ROLES)),
    created_at: timestamp,
    updated_at: nullable(timestamp),
  }),
  insert: z.strictObject({
    id: uuid,
    display_name: storableText.nullish(),
    role: z.enum(USER_ROLES).nullish(),
    created_at: timestamp.optional(),
    updated_at: timestamp.nullish(),
  }),
} as const

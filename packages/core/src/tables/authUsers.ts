import * as z from 'zod'
import { nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `auth.users`: who can sign in. Never exposed by the API; `email` is null for a user who signed up by phone. */
export const authUsers = {
  key: ['id'],
  row: z.object({
    id: uuid,
    email: nullable(text),
    created_at: timestamp,
    last_sign_in_at: nullable(timestamp),
    email_confirmed_at: nullable(timestamp),
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    email: shortText.nullish(),
    created_at: timestamp.optional(),
    last_sign_in_at: timestamp.nullish(),
    email_confirmed_at: timestamp.nullish(),
  }),
} as const

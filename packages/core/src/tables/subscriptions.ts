import * as z from 'zod'
import { nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `subscriptions`, optional in a host: who pays whom regularly, and until when. */
export const subscriptions = {
  key: ['id'],
  row: z.object({
    id: uuid,
    user_id: uuid,
    artist_id: nullable(uuid),
    subscription_type: nullable(text),
    status: nullable(text),
    current_period_start: nullable(timestamp),
    current_period_end: nullable(timestamp),
    cancel_at_period_end: z
      .boolean()
      .nullable()
      .default(false)
      .transform((value) => value ?? false),
    stripe_subscription_id: nullable(text),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid.optional(),
    user_id: uuid,
    artist_id: uuid.nullish(),
    subscription_type: shortText.nullish(),
    status: shortText.nullish(),
    current_period_start: timestamp.nullish(),
    current_period_end: timestamp.nullish(),
    cancel_at_period_end: z.boolean().optional(),
    stripe_subscription_id: shortText.nullish(),
    created_at: timestamp.optional(),
  }),
} as const

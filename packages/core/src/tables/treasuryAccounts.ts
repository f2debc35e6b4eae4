import * as z from 'zod'
import { cents, centsToWrite, currency, nullable, shortText, text, timestamp, uuid } from './columns/index.js'

/** `treasury_accounts`: what a user has, is owed and has earned, in cents as bigint. */
export const treasuryAccounts = {
  key: ['user_id', 'currency'],
  row: z.object({
    user_id: uuid,
    currency: text.default('USD'),
    balance_cents: cents,
    pending_cents: cents,
    lifetime_earned_cents: cents,
    stripe_connect_account_id: nullable(text),
    last_payout_at: nullable(timestamp),
    created_at: nullable(timestamp),
    updated_at: nullable(timestamp),
  }),
  insert: z.strictObject({
    user_id: uuid,
    currency: currency.optional(),
    balance_cents: centsToWrite.optional(),
    pending_cents: centsToWrite.optional(),
    lifetime_earned_cents: centsToWrite.optional(),
    stripe_connect_account_id: shortText.nullish(),
    last_payout_at: timestamp.nullish(),
    created_at: timestamp.optional(),
    updated_at: timestamp.optional(),
  }),
} as const

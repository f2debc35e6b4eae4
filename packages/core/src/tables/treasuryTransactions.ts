import * as z from 'zod'
import { EVENT_ENTITY_TYPES, TRANSACTION_TYPES } from '../events/index.js'
import {
  cents,
  centsToWrite,
  currency,
  json,
  jsonToWrite,
  nullable,
  shortText,
  text,
  timestamp,
  uuid,
} from './columns/index.js'

const TRANSACTION_STATUSES = ['pending', 'completed', 'failed', 'refunded'] as const

/** `treasury_transactions`: every movement of money; users are null where the platform or Stripe is the party. */
export const treasuryTransactions = {
  key: ['id'],
  row: z.object({
    id: uuid,
    transaction_type: z.enum(TRANSACTION_TYPES),
    from_user_id: nullable(uuid),
    to_user_id: nullable(uuid),
    amount_cents: cents,
    currency: text.default('USD'),
    status: z.enum(TRANSACTION_STATUSES),
    split_breakdown: nullable(json),
    stripe_payment_intent_id: nullable(text),
    entity_type: nullable(text),
    entity_id: nullable(uuid),
    /** The ledger account it came from; where a refund returns it to. */
    source: nullable(text),
    /** A refund's original. */
    reverses_id: nullable(uuid),
    /** How much of it was given back by refunds. */
    refunded_cents: cents.default(0n),
    /** The contract in force at the event's time. */
    contract_id: nullable(uuid),
    /** The Passport entry behind it. */
    entry_user_id: nullable(uuid),
    entry_id: nullable(uuid),
    created_at: timestamp,
    updated_at: nullable(timestamp),
  }),
  insert: z.strictObject({
    id: uuid,
    transaction_type: z.enum(TRANSACTION_TYPES),
    from_user_id: uuid.nullish(),
    to_user_id: uuid.nullish(),
    amount_cents: centsToWrite,
    currency: currency.optional(),
    status: z.enum(TRANSACTION_STATUSES).optional(),
    split_breakdown: jsonToWrite.refine(Array.isArray, 'is not a list').optional(),
    stripe_payment_intent_id: shortText.nullish(),
    entity_type: z.enum(EVENT_ENTITY_TYPES).nullish(),
    entity_id: uuid.nullish(),
    source: shortText,
    reverses_id: uuid.nullish(),
    refunded_cents: centsToWrite.optional(),
    contract_id: uuid.nullish(),
    entry_user_id: uuid,
    entry_id: uuid,
    created_at: timestamp,
    updated_at: timestamp,
  }),
} as const

import * as z from 'zod'
import { jsonbBytes } from '../json/index.js'
import { PASSPORT_CONTEXTS, PASSPORT_METADATA_LIMIT } from '../logging/metadataRules.js'
import { centsToWrite, currency, decimal, jsonObjectToWrite, shortText, uuid } from './columns/index.js'

export { PASSPORT_CONTEXTS, PASSPORT_METADATA_LIMIT }

const knownFields = z.looseObject({
  /** Written as decimal text, since a JSON number loses cents past 2^53. */
  amount_cents: centsToWrite.nullish(),
  currency: currency.nullish(),
  to_user_id: uuid.nullish(),
  stripe_payment_intent_id: shortText.nullish(),
  refunds_entry_id: uuid.nullish(),
  /** Percent; devices report more than 100. */
  progress_percentage: decimal.pipe(z.number().min(0)).nullish(),
  /** Seconds. */
  play_duration: decimal.pipe(z.number().min(0)).nullish(),
  artist_id: uuid.nullish(),
  context: z.enum(PASSPORT_CONTEXTS).nullish(),
  device: shortText.nullish(),
  source: shortText.nullish(),
})

/** What a Passport entry may carry: JSON of at most 16 kB. Known fields are checked, unknown ones kept. */
export const passportMetadata = jsonObjectToWrite
  .refine((value) => jsonbBytes(value) <= PASSPORT_METADATA_LIMIT, 'is larger than 16 kB')
  .transform((value): unknown => value)
  .pipe(knownFields)

export type PassportMetadata = z.output<typeof passportMetadata>

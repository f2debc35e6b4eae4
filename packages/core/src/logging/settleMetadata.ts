import { answerOrDiaError, DiaError } from '../errors/index.js'
import {
  copyJson,
  isStorableJson,
  isStorableText,
  type Json,
  type JsonObject,
  jsonbBytes,
} from '../json/index.js'
import { PASSPORT_CONTEXTS, PASSPORT_METADATA_LIMIT, UUID } from './metadataRules.js'

const CENTS = /^-?\d{1,38}(\.0*)?$/
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i
const INT8_MAX = 2n ** 63n - 1n

/** What a known field becomes; undefined where it is not what it must be. */
const FIELDS: Readonly<Record<string, (value: Json) => Json | undefined>> = {
  amount_cents: cents,
  currency: (value) => (typeof value === 'string' && /^[A-Z]{3}$/.test(value) ? value : undefined),
  to_user_id: uuid,
  refunds_entry_id: uuid,
  artist_id: uuid,
  stripe_payment_intent_id: shortText,
  device: shortText,
  source: shortText,
  progress_percentage: amount,
  play_duration: amount,
  context: (value) => PASSPORT_CONTEXTS.find((context) => context === value),
}

/**
 * Checks the payload of a Passport entry and settles its known fields: money becomes text, progress and duration
 * numbers. Unknown fields are kept. Throws INVALID_METADATA (`details.field` names the field), METADATA_TOO_LARGE.
 * @example
 * import { settleMetadata } from '@dia/core/logging'
 * settleMetadata({ amount_cents: 1299, progress_percentage: '87.5', mood: 'blue' }) // → { amount_cents: '1299', progress_percentage: 87.5, mood: 'blue' }
 */
export function settleMetadata(metadata: unknown): JsonObject {
  return answerOrDiaError('settleMetadata', () => {
    const copy = copyJson(withMoneyAsText(metadata))
    if (!isObject(copy) || !isStorableJson(copy)) throw odd('metadata')
    const settled: Record<string, Json> = { ...copy }
    for (const [field, settle] of Object.entries(FIELDS)) {
      const value = settled[field]
      if (value === undefined || value === null) continue
      const answer = settle(value)
      if (answer === undefined) throw odd(field)
      settled[field] = answer
    }
    if (jsonbBytes(settled) <= PASSPORT_METADATA_LIMIT) return settled
    throw new DiaError(
      'METADATA_TOO_LARGE',
      "An event's metadata is larger than 16 kB.",
      'Log a reference to what is large, not the thing itself.',
    )
  })
}

/** JSON has no bigint, and cents are often one. */
function withMoneyAsText(metadata: unknown): unknown {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return metadata
  const cents: unknown = Reflect.get(metadata, 'amount_cents')
  return typeof cents === 'bigint' ? { ...metadata, amount_cents: String(cents) } : metadata
}

function cents(value: Json): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined
  if (typeof value !== 'string' || value.length > 40 || !CENTS.test(value)) return undefined
  const whole = BigInt(value.replace(/\..*$/, ''))
  return whole <= INT8_MAX && whole >= -INT8_MAX - 1n ? String(whole) : undefined
}

function uuid(value: Json): string | undefined {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined
}

function amount(value: Json): number | undefined {
  const number =
    typeof value === 'string' && value.length <= 400 && DECIMAL.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number + 0 : undefined
}

export function shortText(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > 400 || !isStorableText(value))
    return undefined
  return [...value].length <= 200 ? value : undefined
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function odd(field: string): DiaError {
  return new DiaError(
    'INVALID_METADATA',
    field === 'metadata'
      ? "An event's metadata is no JSON object."
      : `${field} of an event's metadata is malformed.`,
    'See PassportMetadata of @dia/core/tables for what the known fields must be.',
    { details: { field } },
  )
}

import { DiaError } from '../errors/index.js'

/** The largest amount a Postgres bigint holds. */
export const MOST_CENTS = 2n ** 63n - 1n

/**
 * Cents as bigint from a bigint, a safe integer, or integer text, as money crosses the wire.
 * A number above 2^53 has already lost cents and is refused. Throws DiaError `INVALID_AMOUNT`.
 * @example
 * import { parseCents } from '@dia/core/treasury'
 * parseCents('9007199254740993') // → 9007199254740993n
 */
export function parseCents(value: string | number | bigint): bigint {
  const cents = toBigint(value)
  if (cents !== null && cents <= MOST_CENTS && cents >= -MOST_CENTS) return cents
  throw new DiaError(
    'INVALID_AMOUNT',
    'An amount of money is no whole number of cents.',
    'Pass a bigint, a safe integer, or text of digits such as "1299", between -(2^63-1) and 2^63-1.',
    { details: { type: typeof value } },
  )
}

function toBigint(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  if (typeof value === 'string' && /^-?\d{1,19}$/.test(value)) return BigInt(value)
  return null
}

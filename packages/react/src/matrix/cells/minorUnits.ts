/** Reads an amount of money in whole minor units, as text of any length or as a safe integer; null for anything else. */
export function minorUnits(value: unknown): bigint | null {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : null
  return typeof value === 'string' && /^-?\d{1,30}$/.test(value) ? BigInt(value) : null
}

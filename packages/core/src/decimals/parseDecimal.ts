const DECIMAL = /^([+-]?)(\d{1,40})(?:\.(\d{1,40}))?(?:e([+-]?\d{1,3}))?$/i
const WIDEST = 80

/** An exact decimal: `digits` / 10^`scale`. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** A number (by its shortest decimal text) or decimal text, exactly; null when it is neither, or out of reach. */
export function parseDecimal(value: unknown): Decimal | null {
  if (typeof value === 'bigint') return { digits: value, scale: 0 }
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).slice(0, 100).trim()
  const match = DECIMAL.exec(text)
  if (!match) return null
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  const scale = fraction.length - Number(exponent)
  if (digits === 0n) return { digits, scale: 0 }
  if (Math.abs(scale) > WIDEST) return null
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale }
}

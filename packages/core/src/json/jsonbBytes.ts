import type { Json } from './Json.js'

const bytes = new TextEncoder()

/** Bytes that Postgres prints for a `jsonb` value: `{"a": 1, "b": [2, 3]}`, numbers without exponent. */
export function jsonbBytes(value: Json): number {
  if (typeof value === 'number') return numberBytes(value)
  if (typeof value !== 'object' || value === null) return bytes.encode(JSON.stringify(value)).length
  if (Array.isArray(value)) return framed(value.map(jsonbBytes))
  return framed(Object.entries(value).map(([key, item]) => jsonbBytes(key) + 2 + jsonbBytes(item)))
}

function framed(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 2) + 2 * Math.max(0, parts.length - 1)
}

function numberBytes(value: number): number {
  const [mantissa = '', exponent] = String(value).split('e')
  if (exponent === undefined) return mantissa.length
  const digits = mantissa.replace(/[-.]/g, '').length
  const sign = value < 0 ? 1 : 0
  const power = Number(exponent)
  return sign + (power > 0 ? power + 1 : 1 - power + digits)
}

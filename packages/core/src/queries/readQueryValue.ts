import { readInstant } from '../time/index.js'
import type { QueryColumnType, QueryValueType } from './QueryDefinition.js'

/** A value as a driver or the API answered it, in the one form of its type; undefined where it is none. */
export function readQueryValue(type: QueryColumnType, value: unknown): unknown {
  const isOptional = type.endsWith('?')
  if (value === null || value === undefined) return isOptional ? null : undefined
  return READERS[(isOptional ? type.slice(0, -1) : type) as QueryValueType](value)
}

const READERS: Readonly<Record<QueryValueType, (value: unknown) => unknown>> = {
  uuid: textOf,
  text: textOf,
  'text[]': (value) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined),
  timestamptz: (value) => readInstant(value).iso,
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  integer: (value) => {
    const number = numberOf(value)
    return Number.isSafeInteger(number) ? number : undefined
  },
  'double precision': numberOf,
  jsonb: (value) => (typeof value === 'object' && !Array.isArray(value) ? value : {}),
  vector: (value) => {
    const items: unknown = typeof value === 'string' ? parsed(value) : value
    return Array.isArray(items) && items.every(Number.isFinite) ? items : undefined
  },
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Drivers answer bigint and numeric as text, some as bigint. */
function numberOf(value: unknown): number | undefined {
  const isNumeric =
    typeof value === 'bigint' || (typeof value === 'string' && /^-?[\d.]+(e[+-]?\d+)?$/i.test(value))
  const number = isNumeric ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

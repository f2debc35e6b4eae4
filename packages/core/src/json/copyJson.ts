import type { Json, JsonObject } from './Json.js'

/** Deeper than any honest payload, shallow enough for every recursive reader. */
const JSON_DEPTH_LIMIT = 64

/** A clean copy of JSON data without `__proto__` keys and −0; undefined where the value is not JSON or too deep. */
export function copyJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined
  if (typeof value !== 'object' || depth > JSON_DEPTH_LIMIT) return undefined
  if (Array.isArray(value)) return copyArray(value, depth)
  return isPlainObject(value) ? copyObject(value, depth) : undefined
}

function copyArray(value: readonly unknown[], depth: number): Json[] | undefined {
  const copy: Json[] = []
  for (const element of value) {
    const item = copyJson(element, depth + 1)
    if (item === undefined) return undefined
    copy.push(item)
  }
  return copy
}

function copyObject(value: object, depth: number): JsonObject | undefined {
  const copy: Record<string, Json> = {}
  for (const [key, element] of Object.entries(value)) {
    if (key === '__proto__' || element === undefined) continue
    const item = copyJson(element, depth + 1)
    if (item === undefined) return undefined
    copy[key] = item
  }
  return copy
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

import * as z from 'zod'
import { isStorableText } from './text.js'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** Deeper than any honest payload, shallow enough for every recursive reader. */
const JSON_DEPTH_LIMIT = 64

/** A clean copy of JSON data without `__proto__` keys and −0; undefined where the value is not JSON or too deep. */
function copyJson(value: unknown, depth = 0): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined
  if (typeof value !== 'object' || depth > JSON_DEPTH_LIMIT) return undefined
  if (Array.isArray(value)) return copyArray(value, depth)
  return isPlainObject(value) ? copyObject(value, depth) : undefined
}

/** Any JSON value of a `jsonb` column. */
export const json = z.unknown().transform((value, context) => {
  const copy = copyJson(value)
  if (copy === undefined) {
    context.addIssue({ code: 'custom', message: 'is not JSON, or is nested too deeply' })
    return z.NEVER
  }
  return copy
})

/** Whether Postgres accepts the texts in it: no NUL, no half of a surrogate pair, in values and keys alike. */
function isStorableJson(value: Json): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isStorableJson)
  return Object.entries(value).every(([key, element]) => isStorableText(key) && isStorableJson(element))
}

/** Any JSON value to be written to a `jsonb` column. */
export const jsonToWrite = json.refine(isStorableJson, 'holds a NUL or half a character')

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

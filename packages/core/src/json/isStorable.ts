import type { Json } from './Json.js'

const NUL_OR_HALF_A_PAIR = /\0|\p{Surrogate}/u

/** Whether Postgres accepts it: no NUL, no half of a surrogate pair. */
export function isStorableText(value: string): boolean {
  return !NUL_OR_HALF_A_PAIR.test(value)
}

/** Whether Postgres accepts the texts in it, values and keys alike. */
export function isStorableJson(value: Json): boolean {
  if (typeof value === 'string') return isStorableText(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isStorableJson)
  return Object.entries(value).every(([key, element]) => isStorableText(key) && isStorableJson(element))
}

import { addFeature } from './addFeature.js'
import type { TokenBag } from './TokenBag.js'

const DEEPEST = 6
const MOST_FLAGS = 512
const SETTINGS = new Set(['dna_consent', 'dna_preferences'])
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Adds JSON flags as features: nested keys join with a dot, an array gives a feature per element.
 * Reads 6 levels and 512 values in the order of their keys; what is no JSON is passed over.
 */
export function addFlags(bag: TokenBag, flags: unknown): void {
  let left = MOST_FLAGS
  const visit = (value: unknown, path: string, depth: number): void => {
    if (left <= 0) return
    if (isScalar(value)) {
      left -= 1
      addFeature(bag, path === '' ? 'flag' : path, value)
    } else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      if (Array.isArray(value)) {
        for (const element of value.slice(0, left)) visit(element, path, depth + 1)
        return
      }
      for (const key of Object.keys(value).sort()) {
        if (left <= 0) return
        left -= 1
        if (POLLUTING.has(key) || (depth === 0 && SETTINGS.has(key))) continue
        visit(Reflect.get(value, key), path === '' ? key : `${path}.${key}`, depth + 1)
      }
    }
  }
  visit(flags, '', 0)
}

function isScalar(value: unknown): value is string | number | bigint | boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint'
}

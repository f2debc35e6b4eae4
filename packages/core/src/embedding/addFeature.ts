import { normaliseToken } from './normaliseToken.js'
import { addToken, type TokenBag } from './TokenBag.js'

/** Adds `key=value`; a user's flag `tempo: "fast"` and a fast track meet here. `false` points away from `true`. */
export function addFeature(
  bag: TokenBag,
  key: string,
  value: string | number | bigint | boolean,
  weight = 1,
): void {
  const name = normaliseToken(key)
  const text = typeof value === 'boolean' ? 'true' : normaliseToken(String(value))
  if (text === '') return
  addToken(bag, `is:${name}=${text}`, value === false ? -weight : weight)
}

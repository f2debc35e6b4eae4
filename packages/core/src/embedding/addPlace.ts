import { normaliseToken } from './normaliseToken.js'
import { addToken, type TokenBag } from './TokenBag.js'

const LEVELS = 6

/**
 * Adds a place and all that holds it, unit length together: `US-CA-LA` gives us, us-ca, us-ca-la.
 * A level weighs √level: sharing a city says more than sharing a country. Text with commas is read
 * as an address, narrow to wide.
 */
export function addPlace(bag: TokenBag, place: string): void {
  const text = String(place).slice(0, 256)
  const parts = text.includes(',') ? text.split(',').reverse() : text.split(/[-_/|>:]/)
  const names = parts
    .map(normaliseToken)
    .filter((name) => name !== '')
    .slice(0, LEVELS)
  const total = (names.length * (names.length + 1)) / 2
  names.forEach((_, index) => {
    const path = names.slice(0, index + 1).join('-')
    addToken(bag, `place:${path}`, Math.sqrt((index + 1) / total))
  })
}

import { normaliseToken } from './normaliseToken.js'
import { addToken, type TokenBag } from './TokenBag.js'

/** Phrases read of one list; more are ignored, so that the work stays bounded. */
const MOST_PHRASES = 10_000

/**
 * Adds phrases as tastes, each of unit length times `weight`: a phrase of one word is that word; a
 * longer one is half itself and half its words, so that "indie rock" resembles "rock". All tastes
 * share one namespace: an interest, a stated genre and a track's genre meet. Repeats count once.
 */
export function addTastes(bag: TokenBag, phrases: Iterable<string>, weight: number): void {
  const normalised = new Set<string>()
  let read = 0
  for (const phrase of phrases) {
    if (read++ === MOST_PHRASES) break
    normalised.add(normaliseToken(phrase))
  }
  normalised.delete('')
  // In a fixed order, because float sums depend on theirs.
  for (const phrase of [...normalised].sort()) {
    const words = phrase.split(' ')
    if (words.length === 1) {
      addToken(bag, `taste:${phrase}`, weight)
      continue
    }
    addToken(bag, `phrase:${phrase}`, weight * Math.SQRT1_2)
    const perWord = (weight * Math.SQRT1_2) / Math.sqrt(words.length)
    for (const word of words) addToken(bag, `taste:${word}`, perWord)
  }
}

const LONGEST = 256

const INVISIBLE = /\u200B|\uFE0E|\uFE0F|\uFEFF/g
const EMOJI = /\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200D]*/gu
const SEPARATORS = /[\s\p{Cc}_/-]+/u
const EDGE_PUNCTUATION = /^\p{P}+|\p{P}+$/gu

/**
 * What a person typed, as one token: NFKC, lower case without a locale, words apart by one space,
 * hyphen and underscore read as a space, a word's outer punctuation dropped, emoji kept as words.
 * Reads at most 256 UTF-16 units; empty text gives ''.
 * @example
 * import { normaliseToken } from '@dia/core/embedding'
 * normaliseToken('  #Hip-Hop🎤 ') // → 'hip hop 🎤'
 */
export function normaliseToken(text: string): string {
  if (typeof text !== 'string') return ''
  return text
    .slice(0, LONGEST)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(EMOJI, ' $& ')
    .split(SEPARATORS)
    .map((word) => word.replace(EDGE_PUNCTUATION, '') || word)
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, LONGEST)
    .trim()
}

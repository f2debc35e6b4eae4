import { answerOrDiaError } from '../errors/index.js'
import { type Affinity, affinityBy } from './affinity.js'
import { type EngagementRow, readFavourites } from './favourites.js'
import { genresField } from './genresField.js'
import { fieldsOf } from './journeyField.js'
import type { ListenRow } from './ListenRow.js'

export interface GenreAffinity extends Affinity {
  /** Null for plays without a known genre. */
  readonly genre: string | null
}

/**
 * How much one user plays each genre, the most played first: the figures of the affinity query by genre. A play of a
 * track with several genres counts once for each. Throws INVALID_INTERACTION, INVALID_TIMESTAMP.
 * @example
 * import { genreAffinity } from '@dia/core/journey'
 * const play = (genre) => ({ event_type: 'played', genre, created_at: '2025-08-03' })
 * genreAffinity([play('jazz'), play(['jazz', 'soul'])]).map((row) => row.play_count) // → [2, 1]
 */
export function genreAffinity(
  listens: readonly ListenRow[],
  engagements: readonly EngagementRow[] = [],
): GenreAffinity[] {
  return answerOrDiaError('genreAffinity', () =>
    affinityBy(fieldsOf(listens), readFavourites(fieldsOf(engagements)), (row) => {
      const genres = genresField(row)
      return genres.length === 0 ? [null] : genres
    }).map(([genre, affinity]) => ({ genre, ...affinity })),
  )
}

import { answerOrDiaError } from '../errors/index.js'
import { type Affinity, affinityBy } from './affinity.js'
import { type EngagementRow, readFavourites } from './favourites.js'
import { fieldsOf, textField } from './journeyField.js'
import type { ListenRow } from './ListenRow.js'

export interface ArtistAffinity extends Affinity {
  /** Null for plays whose content is deleted or unknown. */
  readonly artist_name: string | null
}

/**
 * How much one user plays each artist, the most played first: the figures of the affinity query. Only `played` rows
 * count; an artist is a favourite when any played track of theirs was favourited.
 * Throws INVALID_INTERACTION, INVALID_TIMESTAMP.
 * @example
 * import { artistAffinity } from '@dia/core/journey'
 * const play = { event_type: 'played', content_id: 'c', artist_name: 'Nova', created_at: '2025-08-03' }
 * artistAffinity([play], [{ event_type: 'track_favorite', content_id: 'c' }])[0].has_favorited // → true
 */
export function artistAffinity(
  listens: readonly ListenRow[],
  engagements: readonly EngagementRow[] = [],
): ArtistAffinity[] {
  return answerOrDiaError('artistAffinity', () =>
    affinityBy(fieldsOf(listens), readFavourites(fieldsOf(engagements)), (row) => [
      textField(row, 'artist_name'),
    ]).map(([artist_name, affinity]) => ({ artist_name, ...affinity })),
  )
}

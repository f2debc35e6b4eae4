import { type Fields, textField } from './journeyField.js'

/** A row of `media_engagement_log`, as far as favourites go. */
export interface EngagementRow {
  readonly user_id?: string | null
  readonly content_id?: string | null
  readonly event_type: string
}

/** Who favourited a content item; null stands for rows that name no user. */
export type Favourites = ReadonlyMap<string, ReadonlySet<string | null>>

const FAVOURITED = new Set(['track_favorite', 'player.track_favorited'])

export function readFavourites(engagements: readonly Fields[]): Favourites {
  const favourites = new Map<string, Set<string | null>>()
  for (const row of engagements) {
    if (!FAVOURITED.has(textField(row, 'event_type') ?? '')) continue
    const content = textField(row, 'content_id')
    if (content === null) continue
    const users = favourites.get(content) ?? new Set()
    favourites.set(content, users.add(textField(row, 'user_id')))
  }
  return favourites
}

/** Whether the listener of a row favourited its content; where either side names no user, they are the same one. */
export function isFavourite(favourites: Favourites, listen: Fields): boolean {
  const users = favourites.get(textField(listen, 'content_id') ?? '')
  if (users === undefined) return false
  const user = textField(listen, 'user_id')
  return user === null || users.has(user) || users.has(null)
}

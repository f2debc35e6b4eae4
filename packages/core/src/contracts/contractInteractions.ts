import type { InteractionTimelineRow } from '../queries/index.js'

const id = (kind: string, n: number) => `${kind.repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (minute: number) => new Date(Date.UTC(2025, 8, 1, 12, minute)).toISOString().replace('Z', '000Z')

const ARTISTS = ['Ana "A", Ñ', '😀 Band', '\ufb01 fine', 'null']
/** The last track was deleted: nothing knows its name. */
const trackOf = (n: number) => ({
  entity_id: id('c', n % 6),
  entity_name: n % 6 === 5 ? null : `Track ${n % 6}, "%*_\\`,
  artist_name: n % 6 === 5 ? null : (ARTISTS[(n % 6) % ARTISTS.length] ?? null),
})

/**
 * What one user did, as Query 2 of the requirements answers it: ties in time within and across sources, sessions and
 * none, tracks that are gone, progress that nobody knows.
 */
export const CONTRACT_INTERACTIONS: readonly InteractionTimelineRow[] = [
  ...Array.from(
    { length: 24 },
    (_, n): InteractionTimelineRow => ({
      source: 'listening',
      interaction_type: n % 5 === 4 ? 'skipped' : n % 7 === 6 ? 'player.track_played' : 'played',
      ...trackOf(n),
      entity_type: 'track',
      play_duration: n % 4 === 3 ? null : 30.5 + n,
      progress_percentage: n % 3 === 2 ? null : n * 7,
      session_id: n % 6 === 0 ? null : id('d', n % 4),
      created_at: at(Math.floor(n / 2)),
      id: id('a', n),
    }),
  ),
  ...Array.from(
    { length: 7 },
    (_, n): InteractionTimelineRow => ({
      source: 'engagement',
      interaction_type: n % 3 === 0 ? 'track_favorite' : 'track_share, "odd"',
      ...trackOf(n),
      entity_type: 'track',
      play_duration: null,
      progress_percentage: null,
      session_id: n % 2 === 0 ? id('d', 1) : null,
      created_at: at(n * 2),
      id: id('a', n),
    }),
  ),
  ...Array.from(
    { length: 4 },
    (_, n): InteractionTimelineRow => ({
      source: 'voting',
      interaction_type: 'vote_cast',
      entity_id: id('e', n),
      entity_name: `Night ${n}`,
      artist_name: ARTISTS[n] ?? null,
      entity_type: 'event',
      play_duration: null,
      progress_percentage: null,
      session_id: null,
      created_at: at(n * 3),
      id: id('b', n),
    }),
  ),
]

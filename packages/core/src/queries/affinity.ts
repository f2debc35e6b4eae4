import type { QueryDefinition } from './QueryDefinition.js'
import type { PageRequest, PeriodRequest, UserRequest } from './QueryRequest.js'

/** The period is that of the plays; a favourite counts whenever it was set. */
export interface AffinityRequest extends UserRequest, PeriodRequest, PageRequest {}

export interface AffinityRow {
  /** Null for plays whose content is deleted or unknown. */
  readonly artist_name: string | null
  readonly play_count: number
  /** Percent; null where no play knows its progress. */
  readonly avg_completion_rate: number | null
  /** Null where no play knows its duration. */
  readonly total_listen_time_seconds: number | null
  readonly first_listen: string
  readonly last_listen: string
  /** Whether the listener favourited any of the tracks counted here. */
  readonly has_favorited: boolean
}

/** Query 5 of the requirements, the most played artist first. */
export const affinityQuery: QueryDefinition<AffinityRow, AffinityRequest> = {
  name: 'affinity',
  title: 'Artist affinity',
  purpose: 'Read cultural DNA signals from what a user plays',
  functionName: 'dia_affinity',
  parameters: [
    { name: 'user_id', type: 'uuid', field: 'userId' },
    { name: 'from_time', type: 'timestamptz', field: 'from' },
    { name: 'to_time', type: 'timestamptz', field: 'to' },
    { name: 'after_play_count', type: 'integer', after: 'play_count' },
    { name: 'after_artist_name', type: 'text', after: 'artist_name' },
    { name: 'page_limit', type: 'integer', field: 'limit' },
  ],
  columns: {
    artist_name: 'text?',
    play_count: 'integer',
    avg_completion_rate: 'double precision?',
    total_listen_time_seconds: 'double precision?',
    first_listen: 'timestamptz',
    last_listen: 'timestamptz',
    has_favorited: 'boolean',
  },
  optionalTables: {},
  // Tracks are counted first, so that each artist's name is looked up once per track and not once per play.
  sql: `
with favourites as (
  select distinct mel.content_id
  from public.media_engagement_log mel
  where mel.user_id = :user_id
    and mel.event_type::text in ('track_favorite', 'player.track_favorited')
    and mel.content_id is not null
),
tracks as (
  select
    lh.content_id,
    (select c.artist_name::text from public.content_items c where c.id = lh.content_id) as artist_name,
    count(*) as plays,
    count(lh.progress_percentage) as known_progress,
    sum(lh.progress_percentage) as progress,
    sum(lh.play_duration) as duration,
    min(lh.created_at) as first_listen,
    max(lh.created_at) as last_listen
  from public.listening_history lh
  where lh.user_id = :user_id
    and lh.event_type::text in ('played', 'player.track_played')
    and lh.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
  group by lh.content_id
)
select
  t.artist_name,
  sum(t.plays)::integer as play_count,
  (sum(t.progress) / nullif(sum(t.known_progress), 0))::double precision as avg_completion_rate,
  sum(t.duration)::double precision as total_listen_time_seconds,
  min(t.first_listen) as first_listen,
  max(t.last_listen) as last_listen,
  bool_or(f.content_id is not null) as has_favorited
from tracks t
left join favourites f on f.content_id = t.content_id
group by t.artist_name
having :after_play_count is null
  or sum(t.plays) < :after_play_count
  or (
    sum(t.plays) = :after_play_count
    and (t.artist_name collate "C" > :after_artist_name
      or (t.artist_name is null and :after_artist_name is not null))
  )
order by play_count desc, t.artist_name collate "C" nulls last
limit :page_limit
`,
}

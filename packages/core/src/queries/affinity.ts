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
  sql: `
with favourites as (
  select distinct mel.content_id
  from public.media_engagement_log mel
  where mel.user_id = :user_id
    and mel.event_type::text in ('track_favorite', 'player.track_favorited')
    and mel.content_id is not null
)
select
  c.artist_name::text as artist_name,
  count(*)::integer as play_count,
  avg(lh.progress_percentage)::double precision as avg_completion_rate,
  sum(lh.play_duration)::double precision as total_listen_time_seconds,
  min(lh.created_at) as first_listen,
  max(lh.created_at) as last_listen,
  bool_or(f.content_id is not null) as has_favorited
from public.listening_history lh
left join public.content_items c on c.id = lh.content_id
left join favourites f on f.content_id = lh.content_id
where lh.user_id = :user_id
  and lh.event_type::text in ('played', 'player.track_played')
  and lh.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
  and lh.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
group by c.artist_name
having :after_play_count is null
  or count(*) < :after_play_count
  or (
    count(*) = :after_play_count
    and (c.artist_name collate "C" > :after_artist_name
      or (c.artist_name is null and :after_artist_name is not null))
  )
order by play_count desc, c.artist_name collate "C" nulls last
limit :page_limit
`,
}

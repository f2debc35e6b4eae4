import type { QueryDefinition } from './QueryDefinition.js'
import type { PageRequest, PeriodRequest, UserRequest } from './QueryRequest.js'

/** The period is that of the sessions' starts, so that no session is read in part. */
export interface SessionAnalysisRequest extends UserRequest, PeriodRequest, PageRequest {}

export interface SessionAnalysisRow {
  readonly session_id: string
  /** All listens of the session, whatever their event type. */
  readonly tracks_played: number
  readonly unique_tracks: number
  readonly session_start: string
  readonly session_end: string
  readonly session_duration_seconds: number
  /** Percent; null where no listen knows its progress. */
  readonly avg_completion_rate: number | null
  /** The most frequent genre, the smallest of several; null where none is known. */
  readonly dominant_genre: string | null
  /** From `listening_sessions`; else the most frequent in the listens' metadata. So is `context`. */
  readonly device_type: string | null
  readonly context: string | null
}

/** Query 4 of the requirements, the latest session first. */
export const sessionAnalysisQuery: QueryDefinition<SessionAnalysisRow, SessionAnalysisRequest> = {
  name: 'sessionAnalysis',
  title: 'Session analysis',
  purpose: 'Group a user’s listens by session, for behavioral DNA analysis',
  functionName: 'dia_session_analysis',
  parameters: [
    { name: 'user_id', type: 'uuid', field: 'userId' },
    { name: 'from_time', type: 'timestamptz', field: 'from' },
    { name: 'to_time', type: 'timestamptz', field: 'to' },
    { name: 'after_session_start', type: 'timestamptz', after: 'session_start' },
    { name: 'after_session_id', type: 'uuid', after: 'session_id' },
    { name: 'page_limit', type: 'integer', field: 'limit' },
  ],
  columns: {
    session_id: 'uuid',
    tracks_played: 'integer',
    unique_tracks: 'integer',
    session_start: 'timestamptz',
    session_end: 'timestamptz',
    session_duration_seconds: 'double precision',
    avg_completion_rate: 'double precision?',
    dominant_genre: 'text?',
    device_type: 'text?',
    context: 'text?',
  },
  optionalTables: {
    'public.audio_features': {
      columns: ['dominant_genre'],
      instead: 'select null::uuid as content_id, null::text as genre where false',
    },
    'public.listening_sessions': {
      columns: ['device_type', 'context'],
      instead:
        'select null::uuid as id, null::uuid as user_id, null::text as device_type, null::text as context where false',
    },
  },
  // A listen before which its session has none is the session's start: walking the user's times backwards, a page of
  // sessions is found without a look at the others. Bounds instead of equalities let the planner expect many starts, so
  // that it stops at the page. Genres are joined beside the figures, where they can multiply nothing.
  sql: `
select
  s.session_id,
  f.tracks_played,
  f.unique_tracks,
  s.session_start,
  f.session_end,
  extract(epoch from f.session_end - s.session_start)::double precision as session_duration_seconds,
  f.avg_completion_rate,
  g.dominant_genre,
  coalesce(ls.device_type::text, f.device_type) as device_type,
  coalesce(ls.context::text, f.context) as context
from (
  select lh.created_at as session_start, lh.session_id
  from public.listening_history lh
  where lh.user_id = :user_id and lh.session_id is not null
    and lh.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
    and lh.created_at <= coalesce(:after_session_start, 'infinity')
    and (
      lh.created_at < coalesce(:after_session_start, 'infinity')
      or lh.session_id > :after_session_id
    )
    and case when lh.created_at <= (
      select e.created_at from public.listening_history e
      where e.session_id = lh.session_id and e.user_id = :user_id
      order by e.created_at limit 1
    ) then lh.id <= (
      select t.id from public.listening_history t
      where t.session_id = lh.session_id and t.user_id = :user_id and t.created_at = lh.created_at
      order by t.id limit 1
    ) else false end
  order by session_start desc, lh.session_id
  limit :page_limit
) s
cross join lateral (
  select
    count(*)::integer as tracks_played,
    count(distinct lh.content_id)::integer as unique_tracks,
    max(lh.created_at) as session_end,
    avg(lh.progress_percentage)::double precision as avg_completion_rate,
    mode() within group (order by lh.metadata ->> 'device' collate "C")
      filter (where jsonb_typeof(lh.metadata -> 'device') = 'string') as device_type,
    mode() within group (order by lh.metadata ->> 'context' collate "C")
      filter (where jsonb_typeof(lh.metadata -> 'context') = 'string') as context
  from public.listening_history lh
  where lh.user_id = :user_id and lh.session_id = s.session_id
) f
cross join lateral (
  select mode() within group (order by af.genre::text collate "C") as dominant_genre
  from public.listening_history lh
  join public.content_items c on c.id = lh.content_id
  join public.audio_features af on af.content_id = c.id
  where lh.user_id = :user_id and lh.session_id = s.session_id
) g
left join public.listening_sessions ls on ls.id = s.session_id and ls.user_id = :user_id
order by s.session_start desc, s.session_id
`,
}

import type { InteractionSource } from './InteractionSource.js'
import type { QueryDefinition } from './QueryDefinition.js'
import type { InteractionFilters, PageRequest, PeriodRequest, UserRequest } from './QueryRequest.js'

export interface InteractionTimelineRequest
  extends UserRequest,
    PeriodRequest,
    InteractionFilters,
    PageRequest {}

export interface InteractionTimelineRow {
  readonly source: InteractionSource
  readonly interaction_type: string
  readonly entity_id: string | null
  readonly entity_type: 'track' | 'event'
  /** Null for what is deleted or unknown, as `artist_name` is. */
  readonly entity_name: string | null
  readonly artist_name: string | null
  /** Seconds. */
  readonly play_duration: number | null
  /** Percent; may exceed 100. */
  readonly progress_percentage: number | null
  readonly session_id: string | null
  readonly created_at: string
  /** The row's own, unique within its source: what the printed query lacks to page by. */
  readonly id: string
}

/** Query 2 of the requirements, the newest first. */
export const interactionTimelineQuery: QueryDefinition<InteractionTimelineRow, InteractionTimelineRequest> = {
  name: 'interactionTimeline',
  title: 'Interaction timeline',
  purpose: 'Show all interactions of a user in order, for DNA analysis',
  functionName: 'dia_interaction_timeline',
  parameters: [
    { name: 'user_id', type: 'uuid', field: 'userId' },
    { name: 'from_time', type: 'timestamptz', field: 'from' },
    { name: 'to_time', type: 'timestamptz', field: 'to' },
    { name: 'sources', type: 'text[]', field: 'sources' },
    { name: 'event_types', type: 'text[]', field: 'eventTypes' },
    { name: 'after_created_at', type: 'timestamptz', after: 'created_at' },
    { name: 'after_source', type: 'text', after: 'source' },
    { name: 'after_id', type: 'uuid', after: 'id' },
    { name: 'page_limit', type: 'integer', field: 'limit' },
  ],
  columns: {
    source: 'text',
    interaction_type: 'text',
    entity_id: 'uuid?',
    entity_type: 'text',
    entity_name: 'text?',
    artist_name: 'text?',
    play_duration: 'double precision?',
    progress_percentage: 'double precision?',
    session_id: 'uuid?',
    created_at: 'timestamptz',
    id: 'uuid',
  },
  optionalTables: {},
  // Each arm stops at its own page of an index on (user, created_at); names are joined to the page alone.
  sql: `
select
  i.source,
  i.interaction_type,
  i.entity_id,
  i.entity_type,
  coalesce(c.title, e.title)::text as entity_name,
  coalesce(c.artist_name, ap.artist_name)::text as artist_name,
  i.play_duration,
  i.progress_percentage,
  i.session_id,
  i.created_at,
  i.id
from (
  (
    select
      'listening'::text collate "C" as source,
      lh.event_type::text as interaction_type,
      lh.content_id as entity_id,
      'track'::text as entity_type,
      null::uuid as artist_id,
      lh.play_duration::double precision as play_duration,
      lh.progress_percentage::double precision as progress_percentage,
      lh.session_id,
      lh.created_at,
      lh.id
    from public.listening_history lh
    where lh.user_id = :user_id
      and (:sources is null or 'listening' = any(:sources))
      and (:event_types is null or lh.event_type::text = any(:event_types))
      and lh.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
      and lh.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
      and lh.created_at <= coalesce(:after_created_at, 'infinity')
      and (
        lh.created_at < coalesce(:after_created_at, 'infinity')
        or 'listening' collate "C" < :after_source
        or ('listening' = :after_source and lh.id < :after_id)
      )
    order by lh.created_at desc, lh.id desc
    limit :page_limit
  )
  union all
  (
    select
      'engagement'::text collate "C",
      mel.event_type::text,
      mel.content_id,
      'track',
      null,
      null,
      null,
      mel.session_id,
      mel.created_at,
      mel.id
    from public.media_engagement_log mel
    where mel.user_id = :user_id
      and (:sources is null or 'engagement' = any(:sources))
      and (:event_types is null or mel.event_type::text = any(:event_types))
      and mel.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
      and mel.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
      and mel.created_at <= coalesce(:after_created_at, 'infinity')
      and (
        mel.created_at < coalesce(:after_created_at, 'infinity')
        or 'engagement' collate "C" < :after_source
        or ('engagement' = :after_source and mel.id < :after_id)
      )
    order by mel.created_at desc, mel.id desc
    limit :page_limit
  )
  union all
  (
    select
      'voting'::text collate "C",
      'vote_cast',
      ev.event_id,
      'event',
      ev.artist_id,
      null,
      null,
      null,
      ev.created_at,
      ev.id
    from public.event_votes ev
    where ev.user_uuid = :user_id
      and (:sources is null or 'voting' = any(:sources))
      and (:event_types is null or 'vote_cast' = any(:event_types))
      and ev.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
      and ev.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
      and ev.created_at <= coalesce(:after_created_at, 'infinity')
      and (
        ev.created_at < coalesce(:after_created_at, 'infinity')
        or 'voting' collate "C" < :after_source
        or ('voting' = :after_source and ev.id < :after_id)
      )
    order by ev.created_at desc, ev.id desc
    limit :page_limit
  )
  order by created_at desc, source desc, id desc
  limit :page_limit
) i
left join public.content_items c on i.entity_type = 'track' and c.id = i.entity_id
left join public.events e on i.entity_type = 'event' and e.id = i.entity_id
left join public.artist_profiles ap on ap.id = i.artist_id
order by i.created_at desc, i.source desc, i.id desc
`,
}

import type { QueryDefinition } from './QueryDefinition.js'
import type { InteractionFilters, PeriodRequest, UserRequest } from './QueryRequest.js'

export interface InfluenceSummaryRequest extends UserRequest, PeriodRequest, InteractionFilters {}

export interface InfluenceSummaryRow {
  /** As it was logged. */
  readonly interaction_type: string
  readonly occurrence_count: number
  readonly first_occurrence: string
  readonly last_occurrence: string
}

/** Query 3 of the requirements, the most frequent first; `enrichInteractionSummary` adds the weights. */
export const influenceSummaryQuery: QueryDefinition<InfluenceSummaryRow, InfluenceSummaryRequest> = {
  name: 'influenceSummary',
  title: 'DNA influence summary',
  purpose: 'Show what a user did, and how often, beside what it weighs',
  functionName: 'dia_influence_summary',
  parameters: [
    { name: 'user_id', type: 'uuid', field: 'userId' },
    { name: 'from_time', type: 'timestamptz', field: 'from' },
    { name: 'to_time', type: 'timestamptz', field: 'to' },
    { name: 'sources', type: 'text[]', field: 'sources' },
    { name: 'event_types', type: 'text[]', field: 'eventTypes' },
  ],
  columns: {
    interaction_type: 'text',
    occurrence_count: 'integer',
    first_occurrence: 'timestamptz',
    last_occurrence: 'timestamptz',
  },
  optionalTables: {},
  sql: `
select
  i.interaction_type,
  count(*)::integer as occurrence_count,
  min(i.created_at) as first_occurrence,
  max(i.created_at) as last_occurrence
from (
  select lh.event_type::text as interaction_type, lh.created_at
  from public.listening_history lh
  where lh.user_id = :user_id
    and (:sources is null or 'listening' = any(:sources))
    and lh.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
    and lh.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
  union all
  select mel.event_type::text, mel.created_at
  from public.media_engagement_log mel
  where mel.user_id = :user_id
    and (:sources is null or 'engagement' = any(:sources))
    and mel.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
    and mel.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
  union all
  select 'vote_cast', ev.created_at
  from public.event_votes ev
  where ev.user_uuid = :user_id
    and (:sources is null or 'voting' = any(:sources))
    and ev.created_at >= coalesce(:from_time, '0001-01-01 00:00:00+00')
    and ev.created_at < coalesce(:to_time, '10000-01-01 00:00:00+00')
) i
where :event_types is null or i.interaction_type = any(:event_types)
group by i.interaction_type
order by occurrence_count desc, i.interaction_type collate "C"
`,
}

import type { QueryDefinition } from './QueryDefinition.js'
import type { UserRequest } from './QueryRequest.js'

export interface UserDnaStateRequest extends UserRequest {
  /** Whether to read the 1536 numbers of `profile_embedding`; else they are null. */
  readonly withEmbedding?: boolean | undefined
}

/** One row per user, with the primary MediaID; its columns are null where the user has none. */
export interface UserDnaStateRow {
  readonly id: string
  readonly email: string | null
  readonly display_name: string | null
  readonly role: string | null
  /** A */
  readonly interests: readonly string[] | null
  /** T */
  readonly genre_preferences: readonly string[] | null
  /** G */
  readonly content_flags: Readonly<Record<string, unknown>> | null
  /** C */
  readonly location_code: string | null
  /** Null also where it was not asked for; `has_dna` tells. */
  readonly profile_embedding: readonly number[] | null
  readonly has_dna: boolean
  readonly dna_last_updated: string | null
  readonly listening_count: number
  readonly engagement_count: number
  readonly vote_count: number
}

/** Query 1 of the requirements. */
export const userDnaStateQuery: QueryDefinition<UserDnaStateRow, UserDnaStateRequest> = {
  name: 'userDnaState',
  title: 'User DNA state',
  purpose: 'Show a user’s ATGC bases and composite DNA',
  functionName: 'dia_user_dna_state',
  parameters: [
    { name: 'user_id', type: 'uuid', field: 'userId' },
    { name: 'with_embedding', type: 'boolean', field: 'withEmbedding' },
  ],
  columns: {
    id: 'uuid',
    email: 'text?',
    display_name: 'text?',
    role: 'text?',
    interests: 'text[]?',
    genre_preferences: 'text[]?',
    content_flags: 'jsonb?',
    location_code: 'text?',
    profile_embedding: 'vector?',
    has_dna: 'boolean',
    dna_last_updated: 'timestamptz?',
    listening_count: 'integer',
    engagement_count: 'integer',
    vote_count: 'integer',
  },
  optionalTables: {},
  sql: `
select
  u.id,
  u.email::text as email,
  p.display_name::text as display_name,
  p.role::text as role,
  m.interests,
  m.genre_preferences,
  m.content_flags,
  m.location_code::text as location_code,
  case when :with_embedding then m.profile_embedding end as profile_embedding,
  m.profile_embedding is not null as has_dna,
  m.updated_at as dna_last_updated,
  (select count(*)::integer from public.listening_history lh where lh.user_id = u.id) as listening_count,
  (select count(*)::integer from public.media_engagement_log mel where mel.user_id = u.id) as engagement_count,
  (select count(*)::integer from public.event_votes ev where ev.user_uuid = u.id) as vote_count
from auth.users u
left join public.profiles p on p.id = u.id
left join public.media_ids m on m.id = dia.primary_media_id(:user_id)
where u.id = :user_id
`,
}

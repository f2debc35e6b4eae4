/** What a column holds; `columnTypes.ts` says which types of Postgres do. */
export type ColumnKind =
  | 'id'
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'jsonb'
  | 'timestamptz'
  | 'created'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'embedding'

export interface HostTable {
  readonly name: string
  /** What DIA takes from it; for an optional table, what is missing without it. */
  readonly purpose: string
  readonly optional: boolean
  readonly columns: Readonly<Record<string, ColumnKind>>
}

const required = (name: string, purpose: string, columns: HostTable['columns']): HostTable => ({
  name,
  purpose,
  optional: false,
  columns,
})

const optional = (name: string, purpose: string, columns: HostTable['columns']): HostTable => ({
  name,
  purpose,
  optional: true,
  columns,
})

/** The host's tables that DIA reads, with every column. */
export const HOST_TABLES: readonly HostTable[] = [
  required('auth.users', 'Who there is, their e-mail and their last sign-in come from it.', {
    id: 'id',
    email: 'text',
    created_at: 'created',
    last_sign_in_at: 'timestamptz',
  }),
  required('public.profiles', 'Names and roles come from it, and who is an admin.', {
    id: 'id',
    display_name: 'text',
    role: 'text',
    created_at: 'created',
    updated_at: 'created',
  }),
  required('public.media_ids', 'The ATGC bases come from it, and the composite DNA is written to it.', {
    id: 'id',
    user_uuid: 'uuid',
    interests: 'text[]',
    genre_preferences: 'text[]',
    content_flags: 'jsonb',
    location_code: 'text',
    profile_embedding: 'embedding',
    version: 'integer',
    created_at: 'created',
    updated_at: 'created',
  }),
  required('public.listening_history', 'Listens, sessions and affinities come from it.', {
    id: 'id',
    user_id: 'uuid',
    session_id: 'uuid',
    content_id: 'uuid',
    event_type: 'text',
    play_duration: 'number',
    progress_percentage: 'number',
    metadata: 'jsonb',
    created_at: 'created',
  }),
  required('public.media_engagement_log', 'Interactions other than plays come from it.', {
    id: 'id',
    user_id: 'uuid',
    session_id: 'uuid',
    content_id: 'uuid',
    event_type: 'text',
    metadata: 'jsonb',
    created_at: 'created',
  }),
  required('public.content_items', 'Titles and artists of tracks come from it.', {
    id: 'id',
    title: 'text',
    artist_name: 'text',
    artist_id: 'uuid',
    duration: 'number',
    file_type: 'text',
    checksum: 'text',
    created_at: 'created',
  }),
  required('public.artist_profiles', 'Artists come from it, and to whom their money goes.', {
    id: 'id',
    user_id: 'uuid',
    artist_name: 'text',
    bio: 'text',
    verified: 'boolean',
    created_at: 'created',
  }),
  required('public.events', 'Concierto events come from it.', {
    id: 'id',
    title: 'text',
    host_id: 'uuid',
    location: 'text',
    event_date: 'timestamptz',
    status: 'text',
    created_at: 'created',
  }),
  required('public.event_votes', 'Votes come from it.', {
    id: 'id',
    event_id: 'uuid',
    artist_id: 'uuid',
    user_uuid: 'uuid',
    created_at: 'created',
  }),
  optional('public.event_attendees', 'the attendees of events stay unknown.', {
    id: 'id',
    event_id: 'uuid',
    user_id: 'uuid',
    status: 'text',
    created_at: 'created',
  }),
  optional('public.subscriptions', 'there is no subscriptions matrix.', {
    id: 'id',
    user_id: 'uuid',
    artist_id: 'uuid',
    subscription_type: 'text',
    status: 'text',
    current_period_start: 'timestamptz',
    current_period_end: 'timestamptz',
    cancel_at_period_end: 'boolean',
    stripe_subscription_id: 'text',
    created_at: 'created',
  }),
  optional('public.audio_features', 'sessions have no dominant genre, and tracks give no genre to DNA.', {
    content_id: 'uuid',
    genre: 'text',
    mood: 'text',
    tempo: 'number',
    energy: 'number',
  }),
  optional('public.listening_sessions', 'sessions have no device and no context.', {
    id: 'id',
    user_id: 'uuid',
    started_at: 'created',
    ended_at: 'timestamptz',
    device_type: 'text',
    context: 'text',
  }),
]

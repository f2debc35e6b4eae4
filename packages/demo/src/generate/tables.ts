type SqlType = 'uuid' | 'text' | 'text[]' | 'jsonb' | 'timestamptz' | 'boolean' | 'integer' | 'numeric'

/** The tables the demo fills, in foreign-key order, each with its columns and their SQL types. */
export const DEMO_TABLES = {
  'auth.users': {
    id: 'uuid',
    aud: 'text',
    role: 'text',
    email: 'text',
    created_at: 'timestamptz',
    last_sign_in_at: 'timestamptz',
    email_confirmed_at: 'timestamptz',
  },
  'public.profiles': {
    id: 'uuid',
    display_name: 'text',
    role: 'text',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
  'public.media_ids': {
    id: 'uuid',
    user_uuid: 'uuid',
    interests: 'text[]',
    genre_preferences: 'text[]',
    content_flags: 'jsonb',
    location_code: 'text',
    version: 'integer',
    created_at: 'timestamptz',
    updated_at: 'timestamptz',
  },
  'public.artist_profiles': {
    id: 'uuid',
    user_id: 'uuid',
    artist_name: 'text',
    bio: 'text',
    verified: 'boolean',
    created_at: 'timestamptz',
  },
  'public.content_items': {
    id: 'uuid',
    title: 'text',
    artist_name: 'text',
    artist_id: 'uuid',
    duration: 'integer',
    file_type: 'text',
    checksum: 'text',
    created_at: 'timestamptz',
  },
  'public.audio_features': {
    content_id: 'uuid',
    genre: 'text',
    mood: 'text',
    tempo: 'numeric',
    energy: 'numeric',
  },
  'public.events': {
    id: 'uuid',
    title: 'text',
    host_id: 'uuid',
    location: 'text',
    event_date: 'timestamptz',
    status: 'text',
    created_at: 'timestamptz',
  },
  'public.listening_sessions': {
    id: 'uuid',
    user_id: 'uuid',
    started_at: 'timestamptz',
    ended_at: 'timestamptz',
    device_type: 'text',
    context: 'text',
  },
  'public.listening_history': {
    id: 'uuid',
    user_id: 'uuid',
    session_id: 'uuid',
    content_id: 'uuid',
    event_type: 'text',
    play_duration: 'numeric',
    progress_percentage: 'numeric',
    metadata: 'jsonb',
    created_at: 'timestamptz',
  },
  'public.media_engagement_log': {
    id: 'uuid',
    user_id: 'uuid',
    session_id: 'uuid',
    content_id: 'uuid',
    event_type: 'text',
    metadata: 'jsonb',
    created_at: 'timestamptz',
  },
  'public.event_votes': {
    id: 'uuid',
    event_id: 'uuid',
    artist_id: 'uuid',
    user_uuid: 'uuid',
    created_at: 'timestamptz',
  },
  'public.event_attendees': {
    id: 'uuid',
    event_id: 'uuid',
    user_id: 'uuid',
    status: 'text',
    created_at: 'timestamptz',
  },
  'public.subscriptions': {
    id: 'uuid',
    user_id: 'uuid',
    artist_id: 'uuid',
    subscription_type: 'text',
    status: 'text',
    current_period_start: 'timestamptz',
    current_period_end: 'timestamptz',
    cancel_at_period_end: 'boolean',
    stripe_subscription_id: 'text',
    created_at: 'timestamptz',
  },
  'public.passport_entries': {
    id: 'uuid',
    user_id: 'uuid',
    session_id: 'uuid',
    device_id: 'text',
    event_type: 'text',
    entity_type: 'text',
    entity_id: 'uuid',
    metadata: 'jsonb',
    device_time: 'timestamptz',
    created_at: 'timestamptz',
  },
} as const satisfies Record<string, Record<string, SqlType>>

export type DemoTable = keyof typeof DEMO_TABLES

export const DEMO_TABLE_NAMES = Object.keys(DEMO_TABLES) as readonly DemoTable[]

/** The columns of a table, in the order of its rows. */
export function columnsOf(table: DemoTable): readonly string[] {
  return Object.keys(DEMO_TABLES[table])
}

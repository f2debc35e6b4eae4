/** Which leading columns of the host's tables the kit's queries look up, and what for. */
export interface HostIndex {
  readonly table: string
  readonly columns: readonly string[]
  /** What the index holds instead of the columns themselves, as SQL. */
  readonly expression?: string
  /** What the index should hold beside, so that a user's figures are read from it alone. */
  readonly include?: readonly string[]
  readonly purpose: string
}

const index = (table: string, columns: string[], purpose: string): HostIndex => ({
  table: `public.${table}`,
  columns,
  purpose,
})

export const HOST_INDEXES: readonly HostIndex[] = [
  {
    ...index('listening_history', ['user_id', 'created_at'], "a user's timeline, sessions and affinities"),
    include: ['event_type', 'content_id', 'play_duration', 'progress_percentage'],
  },
  index('listening_history', ['content_id', 'created_at'], 'the plays of a track'),
  index('listening_history', ['event_type', 'created_at'], 'the newest listens of a type'),
  index('listening_history', ['session_id', 'created_at'], 'the listens of a session and where it starts'),
  {
    ...index('listening_history', ['progress_percentage'], 'listens by their completion'),
    expression: '((progress_percentage / 100.0)::double precision)',
  },
  index('listening_history', ['created_at'], "the log's newest page and the figures of the last 24 hours"),
  {
    ...index('media_engagement_log', ['user_id', 'created_at'], "a user's timeline and favourites"),
    include: ['event_type', 'content_id'],
  },
  index('media_engagement_log', ['content_id', 'created_at'], 'the engagements with a track'),
  index('media_engagement_log', ['event_type', 'created_at'], 'the newest engagements of a type'),
  index('media_engagement_log', ['session_id', 'created_at'], 'the engagements of a session'),
  index('media_engagement_log', ['created_at'], "the log's newest page and the figures of the last 24 hours"),
  index('event_votes', ['user_uuid', 'created_at'], "a user's timeline"),
  index('event_votes', ['event_id', 'created_at'], 'the votes of an event'),
  index('event_votes', ['artist_id', 'created_at'], 'the votes for an artist'),
  index('event_votes', ['created_at'], 'the newest votes'),
  index('media_ids', ['user_uuid'], "a user's MediaIDs"),
  index('content_items', ['artist_id'], "an artist's tracks"),
  index('artist_profiles', ['user_id'], 'the artist that a user is'),
  index('events', ['host_id'], "a host's events"),
  index('event_attendees', ['event_id', 'id'], 'the attendees of an event'),
  index('event_attendees', ['user_id', 'id'], "a user's events"),
  index('subscriptions', ['user_id'], "a user's subscriptions"),
  index('subscriptions', ['created_at'], 'the newest subscriptions'),
  index('subscriptions', ['status', 'created_at'], 'the newest subscriptions of a status'),
  index('subscriptions', ['subscription_type', 'created_at'], 'the newest subscriptions of a type'),
  index('audio_features', ['content_id'], 'the genres of a track'),
  index('listening_sessions', ['user_id', 'id'], 'the sessions and devices of a user'),
]

/** What `create index on …` takes behind the table's name. */
export function indexedBy({ columns, expression, include = [] }: HostIndex): string {
  const holding = include.length > 0 ? ` include (${include.join(', ')})` : ''
  return `(${expression ?? columns.join(', ')})${holding}`
}

import { loggedTypeOptions } from './eventTypeOptions.js'
import type { MatrixDefinition } from './MatrixDefinition.js'

/** A row of `dia_engagements`: one row of media_engagement_log, live. Names are null where their owner is gone. */
export interface EngagementsRow {
  id: string
  user_id: string
  user_email: string | null
  user_name: string | null
  /** As logged: a canonical name or an alias. */
  event_type: string
  content_id: string | null
  content_title: string | null
  artist_id: string | null
  artist_name: string | null
  session_id: string | null
  metadata: unknown
  created_at: string
  /** What the search looks through: the user's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

/** The media engagement log of the requirements. */
export const engagementsMatrix: MatrixDefinition<EngagementsRow> = {
  name: 'engagements',
  title: 'Media engagement log',
  description: 'What a user did with content beyond playing it.',
  relation: 'dia_engagements',
  key: 'id',
  searchColumn: 'search_text',
  searchLabel: "Search the user's e-mail, name or id",
  summaryFunction: 'dia_matrix_figures_engagements',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'user_email',
      label: 'User',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    { name: 'event_type', label: 'Event', kind: 'influence' },
    {
      name: 'content_title',
      label: 'Content',
      kind: 'entity',
      entityType: 'track',
      companions: { id: 'content_id' },
    },
    {
      name: 'artist_name',
      label: 'Artist',
      kind: 'entity',
      entityType: 'artist',
      companions: { id: 'artist_id' },
    },
    { name: 'session_id', label: 'Session', kind: 'id' },
    { name: 'created_at', label: 'At', kind: 'time', sortable: true },
    { name: 'metadata', label: 'Payload', kind: 'json', visible: false },
    { name: 'id', label: 'Id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'event_type',
      label: 'Event',
      column: 'event_type',
      kind: 'select',
      options: /* @__PURE__ */ loggedTypeOptions(['player', 'social']),
      isOpen: true,
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'content', label: 'Content', column: 'content_id', kind: 'id', of: 'track' },
    { name: 'session', label: 'Session', column: 'session_id', kind: 'id', of: 'session' },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange' },
  ],
  figures: [
    {
      name: 'rows',
      label: 'Engagements',
      kind: 'number',
      description: "Estimated by the planner's statistics",
    },
    { name: 'last_24_hours', label: 'Last 24 hours', kind: 'number' },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_session',
      label: 'View session',
      to: 'listens',
      by: { filter: 'session', column: 'session_id' },
    },
    {
      kind: 'view',
      name: 'view_user',
      label: 'View user',
      to: 'users',
      by: { filter: 'user', column: 'user_id' },
    },
  ],
}

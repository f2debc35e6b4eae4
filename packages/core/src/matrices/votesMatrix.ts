import type { MatrixDefinition } from './MatrixDefinition.js'

/** A row of `dia_votes`: one row of event_votes, live. Names are null where their owner is gone. */
export interface VotesRow {
  id: string
  event_id: string | null
  event_title: string | null
  user_id: string
  user_email: string | null
  user_name: string | null
  artist_id: string | null
  artist_name: string | null
  /** What every vote counts as. */
  event_type: string
  created_at: string
  /** What the search looks through: the voter's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

/** Votes for artists at events. */
export const votesMatrix: MatrixDefinition<VotesRow> = {
  name: 'votes',
  title: 'Voting',
  description: "A user's vote for an artist at an event.",
  relation: 'dia_votes',
  key: 'id',
  searchColumn: 'search_text',
  searchLabel: "Search the voter's e-mail, name or id",
  summaryFunction: 'dia_matrix_figures_votes',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'event_title',
      label: 'Event',
      kind: 'entity',
      entityType: 'event',
      companions: { id: 'event_id' },
    },
    {
      name: 'user_email',
      label: 'Voter',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    {
      name: 'artist_name',
      label: 'Artist',
      kind: 'entity',
      entityType: 'artist',
      companions: { id: 'artist_id' },
    },
    { name: 'event_type', label: 'Influence', kind: 'influence' },
    { name: 'created_at', label: 'At', kind: 'time', sortable: true },
    { name: 'id', label: 'Id', kind: 'id', visible: false },
  ],
  filters: [
    { name: 'event', label: 'Event', column: 'event_id', kind: 'id', of: 'event' },
    { name: 'artist', label: 'Artist', column: 'artist_id', kind: 'id', of: 'artist' },
    { name: 'user', label: 'Voter', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange' },
  ],
  figures: [
    { name: 'rows', label: 'Votes', kind: 'number', description: "Estimated by the planner's statistics" },
    { name: 'last_24_hours', label: 'Last 24 hours', kind: 'number' },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_event',
      label: 'View event',
      to: 'events',
      by: { filter: 'event', column: 'event_id' },
    },
    {
      kind: 'view',
      name: 'view_user',
      label: 'View voter',
      to: 'users',
      by: { filter: 'user', column: 'user_id' },
    },
  ],
}

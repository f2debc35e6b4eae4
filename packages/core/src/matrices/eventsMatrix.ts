import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_events`: an event of Concierto with its maintained statistics. */
export interface EventsRow {
  event_id: string
  title: string
  status: string
  host_id: string | null
  host_email: string
  host_name: string
  location: string
  /** Where no date is set, when the event was created. */
  event_date: string
  has_date: boolean
  /** After the refresh; false without a date. */
  is_upcoming: boolean
  attendees: number
  votes: number
  has_votes: boolean
  /**
   * Completed payments for it less refunds, bigint as text: in US dollars where any were taken, else in the currency of
   * most payments, of several the first by code. Other currencies are left out, and what the platform pays is no revenue.
   */
  revenue_cents: string
  revenue_currency: string
  created_at: string
  search_text: string
  refreshed_at: string
}

/** Events of Concierto. */
export const eventsMatrix: MatrixDefinition<EventsRow> = {
  name: 'events',
  title: 'Events',
  description: 'A concert or listing, with its votes, attendees and revenue.',
  relation: 'dia_events',
  key: 'event_id',
  searchColumn: 'search_text',
  searchLabel: 'Search title, location, host or id',
  refreshedAtColumn: 'refreshed_at',
  refreshFunction: 'dia_refresh_statistics',
  summaryFunction: 'dia_matrix_figures_events',
  defaultSort: { column: 'event_date', direction: 'desc' },
  columns: [
    {
      name: 'title',
      label: 'Title',
      kind: 'entity',
      entityType: 'event',
      sortable: true,
      companions: { id: 'event_id' },
    },
    { name: 'status', label: 'Status', kind: 'badge' },
    { name: 'host_email', label: 'Host', kind: 'user', companions: { id: 'host_id', name: 'host_name' } },
    { name: 'location', label: 'Location', kind: 'text' },
    {
      name: 'event_date',
      label: 'Date',
      kind: 'time',
      sortable: true,
      description: 'Where no date is set, when the event was created',
    },
    { name: 'has_date', label: 'Has a date', kind: 'boolean', visible: false },
    { name: 'is_upcoming', label: 'Upcoming', kind: 'boolean', visible: false },
    {
      name: 'attendees',
      label: 'Attendees',
      kind: 'number',
      sortable: true,
      description: 'Whose attendance is not cancelled',
    },
    { name: 'votes', label: 'Votes', kind: 'number', sortable: true },
    { name: 'has_votes', label: 'Has votes', kind: 'boolean', visible: false },
    {
      name: 'revenue_cents',
      label: 'Revenue',
      kind: 'money',
      sortable: true,
      companions: { currency: 'revenue_currency' },
      description:
        'Completed payments for it less refunds: in US dollars where any were taken, else in the currency of most payments. Other currencies are left out',
    },
    { name: 'created_at', label: 'Created', kind: 'time', sortable: true },
  ],
  filters: [
    {
      name: 'status',
      label: 'Status',
      column: 'status',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['draft', 'published', 'live', 'completed', 'cancelled']),
    },
    {
      name: 'upcoming',
      label: 'When',
      column: 'is_upcoming',
      kind: 'boolean',
      labels: { true: 'Upcoming', false: 'Past' },
    },
    { name: 'host', label: 'Host', column: 'host_id', kind: 'id', of: 'user' },
    {
      name: 'has_votes',
      label: 'Votes',
      column: 'has_votes',
      kind: 'boolean',
      labels: { true: 'Has votes', false: 'No votes' },
    },
    { name: 'date', label: 'Date', column: 'event_date', kind: 'timeRange' },
    { name: 'event', label: 'Event', column: 'event_id', kind: 'id', of: 'event' },
  ],
  figures: [
    { name: 'events', label: 'Events', kind: 'number' },
    { name: 'upcoming', label: 'Upcoming', kind: 'number' },
    { name: 'votes', label: 'Votes', kind: 'number' },
    { name: 'revenue', label: 'Revenue', kind: 'money', currency: 'USD', description: 'In US dollars' },
  ],
  breakdowns: [{ name: 'votes_by_artist', label: 'Votes by artist', kind: 'ranking', entityType: 'artist' }],
  actions: [
    {
      kind: 'view',
      name: 'view_votes',
      label: 'View votes',
      to: 'votes',
      by: { filter: 'event', column: 'event_id' },
    },
  ],
}

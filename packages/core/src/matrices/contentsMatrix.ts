import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_contents`: an uploaded item with its maintained statistics. */
export interface ContentsRow {
  content_id: string
  title: string
  artist_id: string | null
  artist_name: string
  file_type: string
  /** Seconds. */
  duration: number | null
  plays: number
  favourites: number
  /**
   * Completed payments for it less refunds, bigint as text: in US dollars where any were taken, else in the currency of
   * most payments, of several the first by code. Other currencies are left out, and what the platform pays is no revenue.
   */
  revenue_cents: string
  revenue_currency: string
  checksum: string | null
  created_at: string
  search_text: string
  refreshed_at: string
}

/** Uploaded tracks and media. */
export const contentsMatrix: MatrixDefinition<ContentsRow> = {
  name: 'contents',
  title: 'Content',
  description: 'An uploaded item, with its plays, favourites and revenue.',
  relation: 'dia_contents',
  key: 'content_id',
  searchColumn: 'search_text',
  searchLabel: 'Search title, artist or id',
  refreshedAtColumn: 'refreshed_at',
  refreshFunction: 'dia_refresh_statistics',
  summaryFunction: 'dia_matrix_figures_contents',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'title',
      label: 'Title',
      kind: 'entity',
      entityType: 'track',
      sortable: true,
      companions: { id: 'content_id' },
    },
    {
      name: 'artist_name',
      label: 'Artist',
      kind: 'entity',
      entityType: 'artist',
      sortable: true,
      companions: { id: 'artist_id' },
    },
    { name: 'file_type', label: 'Type', kind: 'badge' },
    { name: 'duration', label: 'Duration', kind: 'duration' },
    {
      name: 'plays',
      label: 'Plays',
      kind: 'number',
      sortable: true,
      description: 'Rows of the listening history with the event "played"',
    },
    {
      name: 'favourites',
      label: 'Favourites',
      kind: 'number',
      sortable: true,
      description: 'Users whose last word on it is "favourite", and not "unfavourite"',
    },
    {
      name: 'revenue_cents',
      label: 'Revenue',
      kind: 'money',
      sortable: true,
      companions: { currency: 'revenue_currency' },
      description:
        'Completed payments for it less refunds: in US dollars where any were taken, else in the currency of most payments. Other currencies are left out',
    },
    { name: 'checksum', label: 'Checksum', kind: 'text', visible: false },
    { name: 'created_at', label: 'Uploaded', kind: 'time', sortable: true },
  ],
  filters: [
    {
      name: 'type',
      label: 'Type',
      column: 'file_type',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf([
        'audio/mpeg',
        'audio/flac',
        'audio/wav',
        'audio/aac',
        'audio/ogg',
        'video/mp4',
      ]),
    },
    { name: 'artist', label: 'Artist', column: 'artist_id', kind: 'id', of: 'artist' },
    { name: 'plays', label: 'Plays', column: 'plays', kind: 'numberRange', unit: 'count' },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange' },
    { name: 'content', label: 'Content', column: 'content_id', kind: 'id', of: 'track' },
  ],
  figures: [
    { name: 'contents', label: 'Items', kind: 'number' },
    { name: 'plays', label: 'Plays', kind: 'number' },
    { name: 'favourites', label: 'Favourites', kind: 'number' },
    { name: 'revenue', label: 'Revenue', kind: 'money', currency: 'USD', description: 'In US dollars' },
  ],
  breakdowns: [{ name: 'plays_by_day', label: 'Plays over time', kind: 'daily' }],
  actions: [
    {
      kind: 'view',
      name: 'view_artist',
      label: 'View artist',
      to: 'artists',
      by: { filter: 'artist', column: 'artist_id' },
    },
    {
      kind: 'view',
      name: 'view_listens',
      label: 'View listens',
      to: 'listens',
      by: { filter: 'content', column: 'content_id' },
    },
  ],
}

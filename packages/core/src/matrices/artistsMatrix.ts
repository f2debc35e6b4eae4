import type { MatrixDefinition } from './MatrixDefinition.js'

/** A row of `dia_artists`: an artist with their maintained statistics. */
export interface ArtistsRow {
  artist_id: string
  artist_name: string
  /** The user whom the artist's money goes to. */
  user_id: string | null
  user_email: string
  user_name: string
  bio: string
  verified: boolean
  uploads: number
  has_uploads: boolean
  events: number
  /**
   * What the account of the artist's user has earned in its lifetime, for all profiles of that user; bigint as text. In US
   * dollars where any were earned, else in the first other currency by code; other currencies are left out.
   */
  earned_cents: string
  earned_currency: string
  created_at: string
  search_text: string
  refreshed_at: string
}

/** Artists. */
export const artistsMatrix: MatrixDefinition<ArtistsRow> = {
  name: 'artists',
  title: 'Artists',
  description: 'An artist, with their uploads, events and earnings.',
  relation: 'dia_artists',
  key: 'artist_id',
  searchColumn: 'search_text',
  searchLabel: 'Search name, e-mail or id',
  refreshedAtColumn: 'refreshed_at',
  refreshFunction: 'dia_refresh_statistics',
  summaryFunction: 'dia_matrix_figures_artists',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'artist_name',
      label: 'Name',
      kind: 'entity',
      entityType: 'artist',
      sortable: true,
      companions: { id: 'artist_id' },
    },
    { name: 'user_email', label: 'E-mail', kind: 'user', companions: { id: 'user_id', name: 'user_name' } },
    { name: 'verified', label: 'Verified', kind: 'boolean' },
    { name: 'uploads', label: 'Uploads', kind: 'number', sortable: true },
    { name: 'has_uploads', label: 'Has uploads', kind: 'boolean', visible: false },
    {
      name: 'events',
      label: 'Events',
      kind: 'number',
      sortable: true,
      description: 'Events they host or were voted for at',
    },
    {
      name: 'earned_cents',
      label: 'Earned',
      kind: 'money',
      sortable: true,
      companions: { currency: 'earned_currency' },
      description:
        "What the account of the artist's user has earned in its lifetime, for all their profiles: in US dollars where any were earned, else in the first other currency by code. Other currencies are left out",
    },
    { name: 'bio', label: 'Bio', kind: 'text', visible: false },
    { name: 'created_at', label: 'Created', kind: 'time', sortable: true },
  ],
  filters: [
    {
      name: 'verified',
      label: 'Verified',
      column: 'verified',
      kind: 'boolean',
      labels: { true: 'Verified', false: 'Not verified' },
    },
    {
      name: 'has_uploads',
      label: 'Uploads',
      column: 'has_uploads',
      kind: 'boolean',
      labels: { true: 'Has uploads', false: 'No uploads' },
    },
    { name: 'earned', label: 'Earned', column: 'earned_cents', kind: 'numberRange', unit: 'cents' },
    { name: 'artist', label: 'Artist', column: 'artist_id', kind: 'id', of: 'artist' },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
  ],
  figures: [
    { name: 'artists', label: 'Artists', kind: 'number' },
    { name: 'verified', label: 'Verified', kind: 'number' },
    { name: 'with_uploads', label: 'With uploads', kind: 'number' },
    {
      name: 'earned',
      label: 'Earned',
      kind: 'money',
      currency: 'USD',
      description: 'In US dollars, each account once',
    },
  ],
  breakdowns: [
    {
      name: 'contract_in_force',
      label: 'Contract in force',
      kind: 'shares',
      partLabels: {
        artist: 'Artist',
        platform: 'Platform',
        label: 'Label',
        referral: "Referral, off the platform's",
        effective_from: 'In force since',
        expires_at: 'In force until',
      },
    },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_content',
      label: 'View content',
      to: 'contents',
      by: { filter: 'artist', column: 'artist_id' },
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

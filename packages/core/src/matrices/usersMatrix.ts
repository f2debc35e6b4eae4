import type { MatrixDefinition } from './MatrixDefinition.js'

/** A row of `dia_users`: one per user, however many MediaIDs they hold. Times are ISO 8601. */
export interface UsersRow {
  user_id: string
  email: string
  display_name: string
  role: string
  /** The primary MediaID. */
  media_id: string | null
  media_id_count: number
  has_media_id: boolean
  has_dna: boolean
  /** L/(L+κ) over the domains, 0 to 1, as of the refresh. */
  maturity: number
  /** M/(M+κ) over the domains, 0 to 1, as of the refresh. */
  confidence: number
  listens: number
  interactions: number
  votes: number
  /** The newest interaction or sign-in; when they joined, where there is none. */
  last_active_at: string
  created_at: string
  search_text: string
  refreshed_at: string
}

/** The User Matrix of the requirements, on the materialized view refreshed every 5 minutes. */
export const usersMatrix: MatrixDefinition<UsersRow> = {
  name: 'users',
  title: 'Users',
  relation: 'dia_users',
  key: 'user_id',
  searchColumn: 'search_text',
  searchLabel: 'Search e-mail, name or id',
  refreshedAtColumn: 'refreshed_at',
  refreshFunction: 'dia_refresh_user_matrix',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    { name: 'email', label: 'E-mail', kind: 'user', sortable: true },
    { name: 'display_name', label: 'Display name', kind: 'text', sortable: true },
    { name: 'role', label: 'Role', kind: 'badge' },
    { name: 'media_id', label: 'MediaID', kind: 'id', visible: false },
    { name: 'has_dna', label: 'DNA', kind: 'boolean', description: 'Whether the DNA is initialised' },
    {
      name: 'confidence',
      label: 'Confidence',
      kind: 'percent',
      sortable: true,
      description: 'Evidence behind the DNA: it grows with interactions and falls while the user is idle',
    },
    {
      name: 'maturity',
      label: 'Maturity',
      kind: 'percent',
      visible: false,
      description: 'Evidence over the whole lifetime; it never falls',
    },
    {
      name: 'listens',
      label: 'Listens',
      kind: 'number',
      sortable: true,
      description: 'All rows of the listening history',
    },
    {
      name: 'interactions',
      label: 'Engagements',
      kind: 'number',
      sortable: true,
      description: 'All rows of the media engagement log',
    },
    { name: 'votes', label: 'Votes', kind: 'number', sortable: true },
    { name: 'last_active_at', label: 'Last active', kind: 'time', sortable: true },
    { name: 'created_at', label: 'Created', kind: 'time', sortable: true },
    { name: 'user_id', label: 'User id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'role',
      label: 'Role',
      column: 'role',
      kind: 'select',
      options: ['fan', 'artist', 'brand', 'developer', 'admin'].map((value) => ({ value, label: value })),
    },
    {
      name: 'has_dna',
      label: 'DNA',
      column: 'has_dna',
      kind: 'boolean',
      labels: { true: 'Initialised', false: 'Not initialised' },
    },
    {
      name: 'has_media_id',
      label: 'MediaID',
      column: 'has_media_id',
      kind: 'boolean',
      labels: { true: 'Has a MediaID', false: 'No MediaID' },
    },
    { name: 'created', label: 'Created', column: 'created_at', kind: 'timeRange' },
  ],
}

import { canonicalTypeOptions } from './eventTypeOptions.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

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
  description: 'A user of the platform, with their MediaID, their DNA and what they did.',
  relation: 'dia_users',
  activityFunction: 'dia_users_by_activity',
  key: 'user_id',
  searchColumn: 'search_text',
  searchLabel: 'Search e-mail, name or id',
  refreshedAtColumn: 'refreshed_at',
  refreshFunction: 'dia_refresh_user_matrix',
  summaryFunction: 'dia_matrix_figures_users',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'email',
      label: 'E-mail',
      kind: 'user',
      sortable: true,
      companions: { id: 'user_id' },
    },
    { name: 'display_name', label: 'Display name', kind: 'text', sortable: true },
    { name: 'role', label: 'Role', kind: 'badge' },
    { name: 'media_id', label: 'MediaID', kind: 'id', visible: false },
    {
      name: 'media_id_count',
      label: 'MediaIDs',
      kind: 'number',
      visible: false,
      description: 'Rows of media_ids; more than one is a duplicate',
    },
    { name: 'has_media_id', label: 'Has MediaID', kind: 'boolean', visible: false },
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
    {
      name: 'last_active_at',
      label: 'Last active',
      kind: 'time',
      sortable: true,
      description: 'The last interaction or sign-in, in a log of the host or in the Passport',
    },
    { name: 'created_at', label: 'Created', kind: 'time', sortable: true },
    { name: 'user_id', label: 'User id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'role',
      label: 'Role',
      column: 'role',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['fan', 'artist', 'brand', 'developer', 'admin']),
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
    { name: 'active', label: 'Last active', column: 'last_active_at', kind: 'timeRange' },
    { name: 'created', label: 'Created', column: 'created_at', kind: 'timeRange' },
    {
      name: 'activity',
      label: 'Did or did not',
      column: 'user_id',
      kind: 'activity',
      eventTypes: /* @__PURE__ */ canonicalTypeOptions(),
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
  ],
  figures: [
    { name: 'users', label: 'Users', kind: 'number' },
    { name: 'active_today', label: 'Active today', kind: 'number', description: 'In the current UTC day' },
    { name: 'with_media_id', label: 'With a MediaID', kind: 'number' },
    { name: 'with_dna', label: 'With DNA', kind: 'number' },
  ],
  actions: [
    { kind: 'view', name: 'view_journey', label: 'View journey', to: 'users', by: 'detail' },
    {
      kind: 'view',
      name: 'view_passport',
      label: 'View Passport entries',
      to: 'passport',
      by: { filter: 'user', column: 'user_id' },
    },
    {
      kind: 'write',
      name: 'initialise_dna',
      label: 'Initialise DNA',
      scope: 'both',
      confirm: 'plain',
      fits: { column: 'has_dna', values: [false] },
    },
    {
      kind: 'write',
      name: 'recompute_dna',
      label: 'Recompute DNA',
      scope: 'both',
      confirm: 'plain',
      canDryRun: true,
      fits: { column: 'has_dna', values: [true] },
    },
    { kind: 'write', name: 'export_user_data', label: 'Export user data', scope: 'row', confirm: 'plain' },
  ],
}

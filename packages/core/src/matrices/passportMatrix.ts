import { EVENT_CATEGORIES } from '../events/index.js'
import { loggedTypeOptions } from './eventTypeOptions.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** done, pending, retrying, skipped, dead, not_routed. */
export type ProcessingState = 'done' | 'pending' | 'retrying' | 'skipped' | 'dead' | 'not_routed'

/** A row of `dia_passport`: an entry of the immutable log, and how each system stands with it. */
export interface PassportRow {
  id: string
  user_id: string
  user_email: string | null
  user_name: string | null
  /** As logged: a canonical name or an alias. */
  event_type: string
  event_category: string
  entity_type: string | null
  entity_id: string | null
  entity_name: string | null
  mediaid: ProcessingState
  treasury: ProcessingState
  coliseum: ProcessingState
  /** The work row's own states, 1 open, 3 skipped, 4 dead, null where nothing is left: filters start from it. */
  mediaid_work: number | null
  treasury_work: number | null
  coliseum_work: number | null
  is_open: boolean | null
  /** Why it was skipped, or the code of the last failure. */
  mediaid_reason: string | null
  treasury_reason: string | null
  coliseum_reason: string | null
  /** Failures so far, of all systems. */
  attempts: number
  session_id: string | null
  device_id: string | null
  metadata: unknown
  clock_flag: string | null
  occurred_at: string
  /** When the log received it. */
  created_at: string
  processed_at: string | null
  /** What the search looks through: the user's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

const WORK_OPTIONS = [
  { value: '1', label: 'pending or retrying' },
  { value: '3', label: 'skipped' },
  { value: '4', label: 'dead' },
]

/** The entries that have work, found from it. */
const BY_WORK = 'dia_passport_by_work'

/** The Passport: every user action, with the weights it has on the DNA and how far each system got. */
export const passportMatrix: MatrixDefinition<PassportRow> = {
  name: 'passport',
  title: 'Passport',
  description: 'An action of a user, and what MediaID, Treasury and Coliseum made of it.',
  relation: 'dia_passport',
  key: 'id',
  searchColumn: 'search_text',
  searchLabel: "Search the user's e-mail, name or id",
  summaryFunction: 'dia_matrix_figures_passport',
  defaultSort: { column: 'occurred_at', direction: 'desc' },
  columns: [
    {
      name: 'user_email',
      label: 'User',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    { name: 'event_type', label: 'Event', kind: 'influence' },
    { name: 'event_category', label: 'Category', kind: 'badge' },
    {
      name: 'entity_name',
      label: 'Entity',
      kind: 'entity',
      companions: { id: 'entity_id', entityType: 'entity_type' },
    },
    { name: 'mediaid', label: 'MediaID', kind: 'processing', companions: { reason: 'mediaid_reason' } },
    { name: 'treasury', label: 'Treasury', kind: 'processing', companions: { reason: 'treasury_reason' } },
    { name: 'coliseum', label: 'Coliseum', kind: 'processing', companions: { reason: 'coliseum_reason' } },
    { name: 'occurred_at', label: 'At', kind: 'time', sortable: true },
    { name: 'created_at', label: 'Received', kind: 'time', visible: false },
    { name: 'processed_at', label: 'Processed', kind: 'time', visible: false },
    { name: 'attempts', label: 'Attempts', kind: 'number', visible: false },
    { name: 'clock_flag', label: 'Clock', kind: 'badge', visible: false },
    { name: 'session_id', label: 'Session', kind: 'id', visible: false },
    { name: 'device_id', label: 'Device', kind: 'id', visible: false },
    { name: 'metadata', label: 'Payload', kind: 'json', visible: false },
    { name: 'id', label: 'Entry', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'category',
      label: 'Category',
      column: 'event_category',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(EVENT_CATEGORIES),
    },
    {
      name: 'event_type',
      label: 'Event',
      column: 'event_type',
      kind: 'select',
      options: /* @__PURE__ */ loggedTypeOptions(),
      isOpen: true,
    },
    {
      name: 'open',
      label: 'Open',
      column: 'is_open',
      kind: 'boolean',
      labels: { true: 'Something is open', false: 'Skipped or dead only' },
      relation: BY_WORK,
    },
    {
      name: 'mediaid',
      label: 'MediaID',
      column: 'mediaid_work',
      kind: 'select',
      options: WORK_OPTIONS,
      relation: BY_WORK,
    },
    {
      name: 'treasury',
      label: 'Treasury',
      column: 'treasury_work',
      kind: 'select',
      options: WORK_OPTIONS,
      relation: BY_WORK,
    },
    {
      name: 'coliseum',
      label: 'Coliseum',
      column: 'coliseum_work',
      kind: 'select',
      options: WORK_OPTIONS,
      relation: BY_WORK,
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'entry', label: 'Entry', column: 'id', kind: 'id', of: 'entity' },
    { name: 'occurred', label: 'Date', column: 'occurred_at', kind: 'timeRange' },
  ],
  figures: [
    { name: 'rows', label: 'Entries', kind: 'number', description: "Estimated by the planner's statistics" },
    { name: 'last_24_hours', label: 'Last 24 hours', kind: 'number' },
    { name: 'open', label: 'Open', kind: 'number' },
    { name: 'dead', label: 'Dead letters', kind: 'number', description: 'Dismissed ones left out' },
  ],
  breakdowns: [
    {
      name: 'attempts',
      label: 'Attempts and errors',
      kind: 'timeline',
      partLabels: {
        happened: 'Happened',
        logged: 'Logged',
        mediaid_done: 'MediaID: done',
        mediaid_skipped: 'MediaID: skipped',
        mediaid_dead: 'MediaID: given up',
        mediaid_dismissed: 'MediaID: dismissed',
        treasury_done: 'Treasury: done',
        treasury_skipped: 'Treasury: skipped',
        treasury_dead: 'Treasury: given up',
        treasury_dismissed: 'Treasury: dismissed',
        coliseum_done: 'Coliseum: done',
        coliseum_skipped: 'Coliseum: skipped',
        coliseum_dead: 'Coliseum: given up',
        coliseum_dismissed: 'Coliseum: dismissed',
      },
    },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_user',
      label: 'View user',
      to: 'users',
      by: { filter: 'user', column: 'user_id' },
    },
    {
      kind: 'write',
      name: 'reprocess',
      label: 'Reprocess',
      scope: 'both',
      confirm: 'plain',
      canDryRun: true,
    },
    {
      kind: 'write',
      name: 'redrive',
      label: 'Redrive dead letter',
      scope: 'both',
      confirm: 'plain',
      canDryRun: true,
    },
    {
      kind: 'write',
      name: 'dismiss',
      label: 'Dismiss dead letter',
      scope: 'both',
      confirm: 'typed',
      canDryRun: true,
      undo: 'restore',
    },
    {
      kind: 'write',
      name: 'restore',
      label: 'Restore dismissed letter',
      scope: 'both',
      confirm: 'plain',
      canDryRun: true,
    },
  ],
}

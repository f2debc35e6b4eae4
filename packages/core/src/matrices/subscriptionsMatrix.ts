import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_subscriptions`: one row of the host's subscriptions, live; none where the host has no such table. */
export interface SubscriptionsRow {
  id: string
  user_id: string
  user_email: string | null
  user_name: string | null
  artist_id: string | null
  artist_name: string | null
  subscription_type: string | null
  status: string | null
  current_period_start: string | null
  current_period_end: string | null
  cancel_at_period_end: boolean
  stripe_subscription_id: string | null
  created_at: string
  /** What the search looks through: the user's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

/** Subscriptions, in hosts that have them. */
export const subscriptionsMatrix: MatrixDefinition<SubscriptionsRow> = {
  name: 'subscriptions',
  title: 'Subscriptions',
  description: 'Who pays whom regularly, and until when.',
  relation: 'dia_subscriptions',
  key: 'id',
  optionalTable: 'subscriptions',
  searchColumn: 'search_text',
  searchLabel: "Search the user's e-mail, name or id",
  summaryFunction: 'dia_matrix_figures_subscriptions',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    {
      name: 'user_email',
      label: 'User',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    { name: 'subscription_type', label: 'Type', kind: 'badge' },
    { name: 'status', label: 'Status', kind: 'badge' },
    {
      name: 'artist_name',
      label: 'Artist',
      kind: 'entity',
      entityType: 'artist',
      companions: { id: 'artist_id' },
    },
    { name: 'current_period_start', label: 'Period from', kind: 'time' },
    { name: 'current_period_end', label: 'Period to', kind: 'time' },
    { name: 'cancel_at_period_end', label: 'Cancels at end', kind: 'boolean' },
    { name: 'stripe_subscription_id', label: 'Stripe id', kind: 'id', visible: false },
    { name: 'created_at', label: 'Since', kind: 'time', sortable: true },
    { name: 'id', label: 'Id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'status',
      label: 'Status',
      column: 'status',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf([
        'active',
        'trialing',
        'past_due',
        'paused',
        'canceled',
        'unpaid',
        'incomplete',
        'incomplete_expired',
      ]),
    },
    {
      name: 'type',
      label: 'Type',
      column: 'subscription_type',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['artist_fan', 'patron', 'premium', 'family', 'student']),
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange' },
  ],
  figures: [
    {
      name: 'rows',
      label: 'Subscriptions',
      kind: 'number',
      description: "Estimated by the planner's statistics",
    },
    { name: 'last_24_hours', label: 'New in 24 hours', kind: 'number' },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_user',
      label: 'View user',
      to: 'users',
      by: { filter: 'user', column: 'user_id' },
    },
  ],
}

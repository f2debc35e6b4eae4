import type { MatrixDefinition } from './MatrixDefinition.js'

/** A row of `dia_accounts`: what a user has in one currency, live. Money is bigint as text. */
export interface AccountsRow {
  /** The user's id and the currency. */
  account_id: string
  user_id: string
  user_email: string | null
  user_name: string | null
  currency: string
  balance_cents: string
  pending_cents: string
  has_pending: boolean
  lifetime_earned_cents: string
  /** connected or not_connected. */
  stripe_status: string
  stripe_connect_account_id: string | null
  last_payout_at: string | null
  created_at: string
  updated_at: string
  /** What the search looks through: the user's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

/** The Treasury's accounts. */
export const accountsMatrix: MatrixDefinition<AccountsRow> = {
  name: 'accounts',
  title: 'Treasury accounts',
  description: 'What a user has, is owed and has earned, per currency.',
  relation: 'dia_accounts',
  key: 'account_id',
  searchColumn: 'search_text',
  searchLabel: "Search the user's e-mail, name or id",
  summaryFunction: 'dia_matrix_figures_accounts',
  defaultSort: { column: 'balance_cents', direction: 'desc' },
  columns: [
    {
      name: 'user_email',
      label: 'User',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    { name: 'currency', label: 'Currency', kind: 'badge', visible: false },
    {
      name: 'balance_cents',
      label: 'Balance',
      kind: 'money',
      sortable: true,
      companions: { currency: 'currency' },
    },
    {
      name: 'pending_cents',
      label: 'Pending',
      kind: 'money',
      sortable: true,
      companions: { currency: 'currency' },
    },
    { name: 'has_pending', label: 'Has pending', kind: 'boolean', visible: false },
    {
      name: 'lifetime_earned_cents',
      label: 'Lifetime earned',
      kind: 'money',
      sortable: true,
      companions: { currency: 'currency' },
    },
    { name: 'stripe_status', label: 'Stripe', kind: 'badge' },
    { name: 'stripe_connect_account_id', label: 'Stripe account', kind: 'id', visible: false },
    { name: 'last_payout_at', label: 'Last payout', kind: 'time' },
    { name: 'updated_at', label: 'Updated', kind: 'time' },
    { name: 'created_at', label: 'Opened', kind: 'time', visible: false },
    { name: 'account_id', label: 'Account', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'balance',
      label: 'Balance',
      column: 'balance_cents',
      kind: 'numberRange',
      unit: 'cents',
      sorts: ['balance_cents'],
    },
    {
      name: 'stripe',
      label: 'Stripe',
      column: 'stripe_status',
      kind: 'select',
      options: [
        { value: 'connected', label: 'connected' },
        { value: 'not_connected', label: 'not connected' },
      ],
    },
    {
      name: 'has_pending',
      label: 'Pending',
      column: 'has_pending',
      kind: 'boolean',
      labels: { true: 'Has pending money', false: 'Nothing pending' },
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
  ],
  figures: [
    { name: 'rows', label: 'Accounts', kind: 'number', description: "Estimated by the planner's statistics" },
    { name: 'balance', label: 'Balances', kind: 'money', currency: 'USD', description: 'In US dollars' },
    { name: 'pending', label: 'Pending', kind: 'money', currency: 'USD', description: 'In US dollars' },
    {
      name: 'earned',
      label: 'Lifetime earned',
      kind: 'money',
      currency: 'USD',
      description: 'In US dollars',
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
    { kind: 'write', name: 'export_statement', label: 'Export statement', scope: 'row', confirm: 'plain' },
  ],
}

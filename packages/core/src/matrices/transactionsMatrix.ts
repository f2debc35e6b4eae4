import { TRANSACTION_TYPES } from '../events/index.js'
import { currencyOptions } from './currencyOptions.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_transactions`: a movement of money, live. A party is null where it is the platform or Stripe. */
export interface TransactionsRow {
  id: string
  transaction_type: string
  from_user_id: string | null
  from_email: string | null
  from_name: string | null
  to_user_id: string | null
  to_email: string | null
  to_name: string | null
  /** Bigint as text. */
  amount_cents: string
  currency: string
  status: string
  entity_type: string | null
  entity_id: string | null
  entity_name: string | null
  stripe_payment_intent_id: string | null
  /** [{ role, account, amount_cents }], cents as text; together the amount. */
  split_breakdown: unknown
  /** The transaction that this refund gives back. */
  reverses_id: string | null
  /** Bigint as text. */
  refunded_cents: string
  contract_id: string | null
  /** The Passport entry behind it. */
  entry_id: string
  /** Effective times of the event that made it and of the one that last changed it. */
  created_at: string
  updated_at: string
  /** The transaction's id and Stripe's, lower-cased. */
  search_text: string
}

/** The Treasury's transactions. */
export const transactionsMatrix: MatrixDefinition<TransactionsRow> = {
  name: 'transactions',
  title: 'Treasury transactions',
  description: 'A movement of money, from whom to whom, and how it was split.',
  relation: 'dia_transactions',
  key: 'id',
  searchColumn: 'search_text',
  searchLabel: 'Search the id or the Stripe id',
  searchSorts: ['created_at'],
  summaryFunction: 'dia_matrix_figures_transactions',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    { name: 'transaction_type', label: 'Type', kind: 'badge' },
    {
      name: 'from_email',
      label: 'From',
      kind: 'user',
      companions: { id: 'from_user_id', name: 'from_name' },
    },
    { name: 'to_email', label: 'To', kind: 'user', companions: { id: 'to_user_id', name: 'to_name' } },
    {
      name: 'amount_cents',
      label: 'Amount',
      kind: 'money',
      sortable: true,
      companions: { currency: 'currency' },
    },
    { name: 'status', label: 'Status', kind: 'badge' },
    {
      name: 'entity_name',
      label: 'Related to',
      kind: 'entity',
      companions: { id: 'entity_id', entityType: 'entity_type' },
    },
    { name: 'stripe_payment_intent_id', label: 'Stripe id', kind: 'id' },
    { name: 'created_at', label: 'At', kind: 'time', sortable: true },
    { name: 'split_breakdown', label: 'Split', kind: 'json', visible: false },
    {
      name: 'refunded_cents',
      label: 'Refunded',
      kind: 'money',
      visible: false,
      companions: { currency: 'currency' },
    },
    { name: 'reverses_id', label: 'Refund of', kind: 'id', visible: false },
    { name: 'contract_id', label: 'Contract', kind: 'id', visible: false },
    { name: 'entry_id', label: 'Passport entry', kind: 'id', visible: false },
    { name: 'updated_at', label: 'Changed', kind: 'time', visible: false },
    { name: 'id', label: 'Id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'type',
      label: 'Type',
      column: 'transaction_type',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(TRANSACTION_TYPES),
    },
    {
      name: 'status',
      label: 'Status',
      column: 'status',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['pending', 'completed', 'failed', 'refunded']),
    },
    {
      name: 'amount',
      label: 'Amount',
      column: 'amount_cents',
      kind: 'numberRange',
      unit: 'cents',
      sorts: ['amount_cents'],
    },
    { name: 'from', label: 'From', column: 'from_user_id', kind: 'id', of: 'user', sorts: ['created_at'] },
    { name: 'to', label: 'To', column: 'to_user_id', kind: 'id', of: 'user', sorts: ['created_at'] },
    {
      name: 'entity',
      label: 'Related to',
      column: 'entity_id',
      kind: 'id',
      of: 'entity',
      sorts: ['created_at'],
    },
    {
      name: 'currency',
      label: 'Currency',
      column: 'currency',
      kind: 'select',
      options: /* @__PURE__ */ currencyOptions(),
      sorts: ['created_at'],
    },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange', sorts: ['created_at'] },
    {
      name: 'transaction',
      label: 'Transaction',
      column: 'id',
      kind: 'id',
      of: 'entity',
      sorts: ['created_at'],
    },
  ],
  figures: [
    {
      name: 'rows',
      label: 'Transactions',
      kind: 'number',
      description: "Estimated by the planner's statistics",
    },
    { name: 'last_24_hours', label: 'Last 24 hours', kind: 'number' },
    { name: 'pending', label: 'Pending', kind: 'number' },
  ],
  breakdowns: [
    {
      name: 'timeline',
      label: 'Timeline',
      kind: 'timeline',
      partLabels: {
        happened: 'The event happened',
        posted_pending: 'Posted as pending',
        posted_completed: 'Posted as completed',
        posted_failed: 'Posted as failed',
        pending: 'Pending',
        completed: 'Completed',
        failed: 'Failed',
        refund: 'Refunded',
      },
    },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_payer',
      label: 'View payer',
      to: 'users',
      by: { filter: 'user', column: 'from_user_id' },
    },
    {
      kind: 'view',
      name: 'view_payee',
      label: 'View payee',
      to: 'users',
      by: { filter: 'user', column: 'to_user_id' },
    },
    {
      kind: 'view',
      name: 'view_entity',
      label: 'View entity',
      to: 'metrics',
      by: { filter: 'entity', column: 'entity_id' },
    },
    {
      kind: 'view',
      name: 'view_entry',
      label: 'View Passport entry',
      to: 'passport',
      by: { filter: 'entry', column: 'entry_id' },
    },
    {
      kind: 'view',
      name: 'view_postings',
      label: 'View postings',
      to: 'ledger_postings',
      by: { filter: 'transaction_id', column: 'id' },
    },
  ],
}

import type { MatrixFilterValue } from '@dia/core/matrices'

type Row = Readonly<Record<string, unknown>>

/** Rows of another matrix that belong to a row. */
export interface RelatedRows {
  /** The other matrix's name. */
  readonly matrix: string
  /** What they are to the row, where the other matrix's title does not say it. */
  readonly label?: string
  /** What the other matrix is filtered by; null where this row has none. */
  filters(row: Row): Readonly<Record<string, MatrixFilterValue>> | null
}

const byId = (matrix: string, filter: string, column: string, label?: string): RelatedRows => ({
  matrix,
  ...(label === undefined ? {} : { label }),
  filters(row) {
    const id = row[column]
    return typeof id === 'string' && id !== '' ? { [filter]: { kind: 'id', values: [id] } } : null
  },
})

/** What is shown beside the fields of an open row, by matrix. */
export const relatedRows: Readonly<Record<string, readonly RelatedRows[]>> = {
  engagements: [
    byId('engagements', 'session', 'session_id', 'Session around it'),
    byId('listens', 'session', 'session_id', 'Listens of the session'),
  ],
  listens: [
    byId('listens', 'session', 'session_id', 'Session around it'),
    byId('engagements', 'session', 'session_id', 'Engagements of the session'),
  ],
  events: [byId('votes', 'event', 'event_id'), byId('metrics', 'entity', 'event_id')],
  votes: [byId('votes', 'event', 'event_id', 'Votes of the event')],
  contents: [byId('listens', 'content', 'content_id'), byId('metrics', 'entity', 'content_id')],
  artists: [
    byId('contents', 'artist', 'artist_id', 'Tracks'),
    byId('payout_contracts', 'artist_id', 'artist_id', 'Contracts'),
  ],
  subscriptions: [
    { matrix: 'transactions', label: 'Payments', filters: subscriptionPayments },
    { matrix: 'transactions', label: "All the user's subscription payments", filters: paymentsOfNoArtist },
  ],
  transactions: [byId('ledger_postings', 'transaction_id', 'id', 'Postings')],
  accounts: [
    inCurrency(byId('ledger_postings', 'user_id', 'user_id', 'Postings')),
    inCurrency(byId('transactions', 'to', 'user_id', 'Received')),
  ],
  metrics: [byId('passport', 'entry', 'entry_id', 'Passport entry')],
  leaderboards: [{ matrix: 'leaderboards', label: 'Full ranking', filters: sameBoard }],
  passport: [
    byId('decisions', 'user_id', 'user_id', 'Decisions of the user'),
    byId('dead_letters', 'user_id', 'user_id', 'Dead letters of the user'),
    byId('metrics', 'user', 'user_id', 'Metrics of the user'),
  ],
}

type Filters = Readonly<Record<string, MatrixFilterValue>>

const isFilled = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** A payment names whom it is for, not which subscription: those of the user to its artist. */
function subscriptionPayments({ user_id: user, artist_id: artist }: Row): Filters | null {
  if (!isFilled(user) || !isFilled(artist)) return null
  return { ...subscriptionPaymentsOf(user), entity: { kind: 'id', values: [artist] } }
}

/** Of a subscription to the platform itself, nothing tells the payments from the user's others. */
function paymentsOfNoArtist({ user_id: user, artist_id: artist }: Row): Filters | null {
  return isFilled(user) && !isFilled(artist) ? subscriptionPaymentsOf(user) : null
}

function subscriptionPaymentsOf(user: string): Filters {
  return { from: { kind: 'id', values: [user] }, type: { kind: 'select', values: ['subscription'] } }
}

/** An account is a user's in one currency; so are the rows that belong to it. */
function inCurrency(rows: RelatedRows): RelatedRows {
  return {
    ...rows,
    filters(row) {
      const filters = rows.filters(row)
      const { currency } = row
      if (filters === null || !isFilled(currency)) return null
      return { ...filters, currency: { kind: 'select', values: [currency] } }
    },
  }
}

function sameBoard(row: Row): Readonly<Record<string, MatrixFilterValue>> | null {
  const { leaderboard_type: type, period_start: start } = row
  const begin = typeof start === 'string' ? Date.parse(start) : Number.NaN
  if (typeof type !== 'string' || Number.isNaN(begin)) return null
  return {
    type: { kind: 'select', values: [type] },
    period: {
      kind: 'timeRange',
      from: new Date(begin).toISOString(),
      to: new Date(begin + 1000).toISOString(),
    },
  }
}

import { type EventCatalogue, resolveEventType } from '../events/index.js'
import type { ClaimedEntry } from './ClaimedBatch.js'

/**
 * Entries in the order their money moves: bookings, then refunds of them, payouts asked for, payouts that end; within
 * those by time, then id. What a batch holds, it so decides alike in any order of arrival.
 */
export function inMoneyOrder(entries: readonly ClaimedEntry[], catalogue: EventCatalogue): ClaimedEntry[] {
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry, catalogue), at: Date.parse(entry.occurredAt) || 0 }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => entry)
}

function rankOf({ eventType }: ClaimedEntry, catalogue: EventCatalogue): number {
  const definition = resolveEventType(eventType, catalogue)
  if (definition?.transactionType === 'refund') return 1
  if (definition?.transactionType !== 'payout') return 0
  return /\.payout_(completed|failed)$/.test(definition.type) ? 3 : 2
}

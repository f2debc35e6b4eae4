import { type Instant, readInstant } from '../time/index.js'
import type { Fields } from './journeyField.js'

/** When it happened: `occurred_at`, or without that `created_at`. */
export function interactionTime(row: Fields): Instant {
  const { occurred_at, created_at } = row
  return (occurred_at ?? null) === null
    ? readInstant(created_at, 'created_at')
    : readInstant(occurred_at, 'occurred_at')
}

/** When the log received it; null where only one time is known. */
export function recordedTime(row: Fields): Instant | null {
  const { occurred_at, created_at } = row
  return (occurred_at ?? null) === null || (created_at ?? null) === null
    ? null
    : readInstant(created_at, 'created_at')
}

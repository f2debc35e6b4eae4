import type { QueuedEvent } from './EventQueueStorage.js'

/** Oldest first: ids are time-ordered. */
export function inOrder(events: QueuedEvent[]): QueuedEvent[] {
  return events.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

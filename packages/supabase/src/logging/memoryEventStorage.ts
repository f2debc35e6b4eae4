import type { EventQueueStorage, QueuedEvent } from './EventQueueStorage.js'
import { inOrder } from './inOrder.js'

/** Events wait in memory, and are lost with the page. */
export function memoryEventStorage(): EventQueueStorage {
  const events = new Map<string, QueuedEvent>()
  return {
    async add(event) {
      events.set(event.id, event)
    },
    async read() {
      return inOrder([...events.values()])
    },
    async remove(ids) {
      for (const id of ids) events.delete(id)
    },
  }
}

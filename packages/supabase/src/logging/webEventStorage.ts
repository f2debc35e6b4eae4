import type { EventQueueStorage, QueuedEvent } from './EventQueueStorage.js'
import { inOrder } from './inOrder.js'

/** The part of the Web Storage API that is used. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Events wait in `localStorage`, one key per event, and outlive the page. Without room, `add` throws. */
export function webEventStorage(storage: WebStorage, prefix = 'dia.event.'): EventQueueStorage {
  return {
    async add(event) {
      storage.setItem(prefix + event.id, JSON.stringify(event))
    },
    async read() {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
      return inOrder(
        keys.flatMap((key) => {
          if (key === null || !key.startsWith(prefix)) return []
          const event = parse(storage.getItem(key), key.slice(prefix.length))
          // What nobody can read would wait for ever.
          if (event === null) storage.removeItem(key)
          return event ?? []
        }),
      )
    },
    async remove(ids) {
      for (const id of ids) storage.removeItem(prefix + id)
    },
  }
}

function parse(text: string | null, id: string): QueuedEvent | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    const whole =
      typeof value === 'object' &&
      value !== null &&
      'id' in value &&
      value.id === id &&
      'user_id' in value &&
      typeof value.user_id === 'string' &&
      'metadata' in value &&
      typeof value.metadata === 'object' &&
      value.metadata !== null
    return whole ? (value as QueuedEvent) : null
  } catch {
    return null
  }
}

import type { EventQueueStorage } from './EventQueueStorage.js'
import { memoryEventStorage } from './memoryEventStorage.js'
import { webEventStorage } from './webEventStorage.js'

/** `localStorage` where the page may use it, else memory. */
export function defaultStorage(): EventQueueStorage {
  try {
    return webEventStorage(globalThis.localStorage)
  } catch {
    return memoryEventStorage()
  }
}

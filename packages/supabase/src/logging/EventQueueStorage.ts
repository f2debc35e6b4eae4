import type { EventToLog } from '@dia/core/logging'

/** An event that waits to be sent, and whose it is. */
export interface QueuedEvent extends EventToLog {
  readonly user_id: string
}

/**
 * Where events wait. Several tabs may share one: an event is added, read and removed by its id and by nothing else, so
 * that no tab writes over what another one queued.
 */
export interface EventQueueStorage {
  /** Throws where there is no room. */
  add(event: QueuedEvent): Promise<void>
  /** All that wait, oldest first. */
  read(): Promise<QueuedEvent[]>
  remove(ids: readonly string[]): Promise<void>
}

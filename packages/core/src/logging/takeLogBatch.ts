import { answerOrDiaError, DiaError } from '../errors/index.js'
import { jsonbBytes } from '../json/index.js'
import type { EventToLog } from './LoggedEvent.js'

/** Most bytes of a call, well below what gateways refuse. */
const BATCH_BYTES = 512 * 1024

/**
 * The next events to send in one call, from the front of the queue: at most `most` (1 to 1000, default 200), and about
 * half a megabyte; always at least one where there is one.
 * @example
 * import { readLoggedEvent, takeLogBatch } from '@dia/core/logging'
 * const event = readLoggedEvent({ id: '01924a6e-7b00-7000-8000-000000000001', eventType: 'played' })
 * takeLogBatch([event, event, event], 2).length // → 2
 */
export function takeLogBatch<Event extends Pick<EventToLog, 'metadata'>>(
  queue: readonly Event[],
  most = 200,
): Event[] {
  return answerOrDiaError('takeLogBatch', () => {
    if (!Array.isArray(queue))
      throw new DiaError('INVALID_QUEUE', 'The queue is no list of events.', 'Pass a list of events.')
    const limit = Math.min(Math.max(Number.isFinite(most) ? Math.floor(most) : 200, 1), 1000)
    const batch: Event[] = []
    let bytes = 0
    for (const event of queue.slice(0, limit) as Event[]) {
      bytes += 500 + jsonbBytes(event.metadata)
      if (batch.length > 0 && bytes > BATCH_BYTES) break
      batch.push(event)
    }
    return batch
  })
}

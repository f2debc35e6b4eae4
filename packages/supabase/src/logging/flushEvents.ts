import { asDiaError, type DiaError } from '@dia/core/errors'
import { takeLogBatch } from '@dia/core/logging'
import type { RpcCall } from '../rpc/RpcCall.js'
import type { EventQueueStorage, QueuedEvent } from './EventQueueStorage.js'
import type { LogOutcome } from './LogOutcome.js'
import { sendEvents } from './sendEvents.js'

/** Failures of the call as a whole: the same events may well be taken later. */
const PASSING: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'TIMEOUT',
  'RATE_LIMITED',
  'SERVER_ERROR',
  'TRANSIENT_CONFLICT',
  'SESSION_EXPIRED',
  'DENIED',
  'MIGRATION_MISSING',
  'ABORTED',
  'UNEXPECTED_ANSWER',
])

export interface Flush {
  readonly call: RpcCall
  readonly queue: EventQueueStorage
  /** Only this user's events are sent. */
  readonly user: string | null
  readonly batchSize: number
  readonly onRefused?: ((outcome: LogOutcome) => void) | undefined
}

/** Sends what waits until nothing does, or a call fails. What the log has answered for waits no longer. */
export async function flushEvents(flush: Flush): Promise<{ waiting: number; failure?: DiaError }> {
  const { queue, user, batchSize } = flush
  for (;;) {
    const all = await queue.read()
    const own = all.filter(({ user_id }) => user_id === user)
    const batch = takeLogBatch(own, batchSize)
    if (batch.length === 0) return { waiting: all.length }
    const failure = await sendOrHalve(flush, batch)
    if (failure !== undefined) return { waiting: (await queue.read()).length, failure }
  }
}

/** A call that the database refuses as a whole is halved until the event that it cannot even read stands alone. */
async function sendOrHalve(flush: Flush, batch: readonly QueuedEvent[]): Promise<DiaError | undefined> {
  const { call, queue, onRefused } = flush
  try {
    const outcomes = await sendEvents(call, batch, Date.now())
    await queue.remove(batch.map(({ id }) => id))
    for (const outcome of outcomes) if (outcome.status === 'refused') onRefused?.(outcome)
    return undefined
  } catch (cause) {
    const error = asDiaError('dia_log_events', cause)
    if (PASSING.has(error.code)) return error
    const [only] = batch
    if (only !== undefined && batch.length === 1) {
      await queue.remove([only.id])
      onRefused?.({ id: only.id, status: 'refused', code: error.code })
      return undefined
    }
    const middle = batch.length >> 1
    return (await sendOrHalve(flush, batch.slice(0, middle))) ?? sendOrHalve(flush, batch.slice(middle))
  }
}

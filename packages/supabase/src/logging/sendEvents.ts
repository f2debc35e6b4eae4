import { DiaError } from '@dia/core/errors'
import type { EventToLog } from '@dia/core/logging'
import type { RpcCall } from '../rpc/RpcCall.js'
import type { LogOutcome } from './LogOutcome.js'

/** Sends events in one call, saying when by the device's clock; an outcome for each, in their order. Throws DiaError. */
export async function sendEvents(
  call: RpcCall,
  events: readonly EventToLog[],
  now: number,
): Promise<LogOutcome[]> {
  const sent_at = new Date(now).toISOString()
  const answer = await call('dia_log_events', {
    entries: events.map(({ user_id, ...event }) => ({
      ...event,
      ...(user_id === null ? {} : { user_id }),
      sent_at,
    })),
  })
  if (Array.isArray(answer) && answer.length === events.length) return answer as LogOutcome[]
  throw new DiaError(
    'UNEXPECTED_ANSWER',
    'The function dia_log_events answered something else than an outcome per event',
    'Bring database and kit to the same version: run "dia migrate".',
  )
}

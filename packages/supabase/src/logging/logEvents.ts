import { isDiaError } from '@dia/core/errors'
import {
  type EventToLog,
  type LoggedEvent,
  type ReadLoggedEventOptions,
  readLoggedEvent,
  takeLogBatch,
} from '@dia/core/logging'
import type { SupabaseClient } from '@supabase/supabase-js'
import { uuidv7 } from 'uuidv7'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import type { LogOutcome } from './LogOutcome.js'
import { sendEvents } from './sendEvents.js'

/** An event without an id gets one; to make a repeat harmless, give it one of its own that stays the same. */
export type NewEvent = Omit<LoggedEvent, 'id'> & Partial<Pick<LoggedEvent, 'id'>>

/** A server (`by: 'service'`) says whose events they are and may log money; its client bears the service key. */
export type LogEventsOptions = ReadLoggedEventOptions

/**
 * Logs events at once and waits for what becomes of each, in their order; a bad one never costs the others. Throws
 * DiaError where the log cannot be reached: then send the same events, with their ids, again.
 */
export async function logEvents(
  supabase: SupabaseClient,
  events: readonly NewEvent[],
  options: LogEventsOptions = {},
): Promise<LogOutcome[]> {
  const outcomes: LogOutcome[] = []
  const toSend: { event: EventToLog; place: number }[] = []
  events.forEach((event, place) => {
    try {
      toSend.push({ event: readLoggedEvent(withId(event), options), place })
    } catch (error) {
      outcomes[place] = refusalOf(event, error)
    }
  })
  const call = supabaseRpc(supabase)
  while (toSend.length > 0) {
    const batch = takeLogBatch(toSend.map(({ event }) => event))
    const answers = await sendEvents(call, batch, Date.now())
    toSend.splice(0, batch.length).forEach(({ place }, index) => {
      outcomes[place] = answers[index] as LogOutcome
    })
  }
  return outcomes
}

/** Logs one event at once; see `logEvents`. */
export async function logEvent(
  supabase: SupabaseClient,
  event: NewEvent,
  options: LogEventsOptions = {},
): Promise<LogOutcome> {
  const [outcome] = await logEvents(supabase, [event], options)
  return outcome as LogOutcome
}

export function withId(event: NewEvent): LoggedEvent {
  return { ...event, id: event.id ?? uuidv7() }
}

function refusalOf(event: NewEvent, error: unknown): LogOutcome {
  if (!isDiaError(error)) throw error
  const { field } = error.details
  return {
    ...(typeof event?.id === 'string' ? { id: event.id } : {}),
    status: 'refused',
    code: error.code,
    ...(typeof field === 'string' ? { field } : {}),
  }
}

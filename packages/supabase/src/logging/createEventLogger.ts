import { DiaError } from '@dia/core/errors'
import type { EventCatalogue } from '@dia/core/events'
import { readLoggedEvent, retryDelay } from '@dia/core/logging'
import type { SupabaseClient } from '@supabase/supabase-js'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import { defaultStorage } from './defaultStorage.js'
import type { EventQueueStorage, QueuedEvent } from './EventQueueStorage.js'
import { flushEvents } from './flushEvents.js'
import type { LogOutcome } from './LogOutcome.js'
import { type NewEvent, withId } from './logEvents.js'
import { memoryEventStorage } from './memoryEventStorage.js'
import { onlyOneTab } from './onlyOneTab.js'

export interface EventLoggerOptions {
  /** Where events wait; by default `localStorage` where there is one, else memory. */
  readonly storage?: EventQueueStorage
  readonly catalogue?: EventCatalogue
  /** How long an event waits for others to go with, in milliseconds. Default 1000. */
  readonly delayMs?: number
  /** Most events per call, 1 to 1000. Default 200. */
  readonly batchSize?: number
  /** Told of each event that the log will never take, and why. */
  readonly onRefused?: (outcome: LogOutcome) => void
  /** Told when sending failed; it is tried again by itself. */
  readonly onFailure?: (error: DiaError) => void
  /** Who is signed in; by default the user of the client's session. */
  readonly currentUser?: () => Promise<string | null>
  /** Default `Math.random`; the retries' jitter. */
  readonly random?: () => number
}

export interface EventLogger {
  /** Queues an event of the signed-in user and answers its id. Throws DiaError for what the log would refuse. */
  logEvent(event: NewEvent): Promise<string>
  /** Queues events and answers their ids; all of them, or none where one is refused. */
  logEvents(events: readonly NewEvent[]): Promise<string[]>
  /** Sends what waits, now; answers how many events are still waiting. */
  flush(): Promise<number>
  /** Stops sending; what waits is sent by the next logger on the same storage. */
  close(): void
}

/**
 * Logs what a user does from an app: queued at once, sent in batches, kept while offline or on failure and sent again
 * with growing pauses. Each event has its id before it is queued, so that sending it twice does no harm. Events of a
 * user who signed out wait until they are back.
 */
export function createEventLogger(
  supabase: SupabaseClient,
  {
    storage = defaultStorage(),
    catalogue,
    delayMs = 1000,
    batchSize = 200,
    onRefused,
    onFailure,
    currentUser = () => userOfSession(supabase),
    random = Math.random,
  }: EventLoggerOptions = {},
): EventLogger {
  const call = supabaseRpc(supabase)
  // Where the storage has no room, events wait in memory rather than be lost.
  const overflow = memoryEventStorage()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<number> | undefined
  let failures = 0
  let closed = false

  function schedule(ms: number): void {
    if (closed || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void flush()
    }, ms)
  }

  async function flushOnce(): Promise<number> {
    const user = await currentUser()
    let waiting = 0
    for (const queue of [storage, overflow]) {
      const result = await flushEvents({ call, queue, user, batchSize, onRefused })
      waiting += result.waiting
      if (result.failure === undefined) continue
      failures += 1
      onFailure?.(result.failure)
      schedule(retryDelay(failures, random()))
      return waiting
    }
    failures = 0
    return waiting
  }

  function flush(): Promise<number> {
    clearTimeout(timer)
    timer = undefined
    running ??= onlyOneTab(flushOnce, () => schedule(delayMs)).finally(() => {
      running = undefined
    })
    return running
  }

  async function logEvents(events: readonly NewEvent[]): Promise<string[]> {
    const user = await currentUser()
    if (user === null)
      throw new DiaError('NOT_SIGNED_IN', 'Nobody is signed in, so whose event is it?', 'Sign in first.')
    const now = new Date()
    const read = events.map((event): QueuedEvent => {
      const happened = { ...withId(event), occurredAt: event.occurredAt ?? now }
      return { ...readLoggedEvent(happened, catalogue === undefined ? {} : { catalogue }), user_id: user }
    })
    for (const event of read) await storage.add(event).catch(() => overflow.add(event))
    schedule(delayMs)
    return read.map(({ id }) => id)
  }

  const soon = () => {
    failures = 0
    void flush()
  }
  const page = typeof globalThis.addEventListener === 'function' ? globalThis : undefined
  page?.addEventListener('online', soon)
  schedule(delayMs)

  return {
    logEvents,
    async logEvent(event) {
      const [id = ''] = await logEvents([event])
      return id
    },
    flush,
    close() {
      closed = true
      clearTimeout(timer)
      page?.removeEventListener('online', soon)
    },
  }
}

async function userOfSession(supabase: SupabaseClient): Promise<string | null> {
  const { data } = await supabase.auth.getSession()
  return data.session?.user.id ?? null
}

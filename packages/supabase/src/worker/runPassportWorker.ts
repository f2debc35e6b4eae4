import { asDiaError } from '@dia/core/errors'
import { retryDelay } from '@dia/core/logging'
import { createPassportPipeline, type ProcessOptions, type ProcessResult } from '@dia/core/passport'
import { passportLogOver } from '../passport/passportLogOver.js'
import type { RpcCall } from '../rpc/RpcCall.js'
import { createChores } from './createChores.js'
import { createRollUp } from './createRollUp.js'
import { createUpkeep } from './createUpkeep.js'
import { Sleeper } from './Sleeper.js'
import type { WorkerHealth } from './WorkerHealth.js'
import type { WorkerLog } from './WorkerLog.js'
import { createWorkerMetrics, type WorkerMetrics } from './WorkerMetrics.js'

export interface WorkerOptions extends Omit<ProcessOptions, 'log'> {
  /**
   * As the service role or the owner: `pgRpc(session)` or `supabaseRpc(client)`. Asked for several things at once; where
   * it has a connection for each, the next batch is under way while the last is committed.
   */
  readonly call: RpcCall
  /** Names this worker among others, at most 200 characters. */
  readonly name: string
  /** Ends the run after what is under way. */
  readonly signal?: AbortSignal
  /** Drains what is open and ends, instead of waiting for more. */
  readonly once?: boolean
  /** Calls `onWake` when entries were logged while this worker slept; answers how to end that. */
  readonly listen?: (onWake: () => void) => Promise<() => Promise<void>>
  readonly log?: WorkerLog
  readonly metrics?: WorkerMetrics
  /** Told how things stand, after every round. */
  readonly onHealth?: (health: WorkerHealth) => void
  /** The longest sleep, in milliseconds. Default 5000. */
  readonly longestSleepMs?: number
  /** Default `Math.random`; jitter of the sleeps. */
  readonly random?: () => number
}

export type WorkerTotals = Omit<ProcessResult, 'durationMs'> & { readonly errors: number }

const SHORTEST_SLEEP_MS = 100
const CHORES_EVERY_MS = 15_000
const LONGEST_PAUSE_MS = 30_000

/**
 * Works the Passport until it is stopped: batch after batch while there are entries, asleep while there are none, and
 * beside that the projector, the seal and the chores that come by the clock. Any number of workers may run side by
 * side. A database that cannot be reached is tried again and again; with `once` that ends the run. Throws DiaError.
 */
export async function runPassportWorker(options: WorkerOptions): Promise<WorkerTotals> {
  const { call, name, signal, once = false, listen, longestSleepMs = 5000, random = Math.random } = options
  const { log = () => undefined, metrics = createWorkerMetrics(), onHealth } = options
  const { embedder, catalogue, batchSize, leaseSeconds } = options
  const pipeline = createPassportPipeline({
    ...(embedder && { embedder }),
    ...(catalogue && { catalogue }),
    ...(batchSize && { batchSize }),
    ...(leaseSeconds && { leaseSeconds }),
    log: passportLogOver(call),
  })
  const totals = { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0, errors: 0 }
  const sleeper = new Sleeper()
  const chores = createChores(call, log, metrics)
  const rollUp = createRollUp(call, log, metrics)
  const upkeep = createUpkeep({ call, name, totals, listens: listen !== undefined })
  const unlisten = await listen?.(sleeper.wake)
  let failures = 0
  let idleRounds = 0
  let choresAt = 0

  log('info', 'started', { once })
  while (!signal?.aborted || pipeline.isAhead) {
    const began = Date.now()
    try {
      const batch = await pipeline.next(signal?.aborted)
      failures = 0
      if (batch.claimed > 0) {
        idleRounds = 0
        record(batch, began)
      }
      const rolling = rollUp.begin(once && batch.claimed === 0)
      const busy = await upkeep.round(batch.claimed > 0, once)
      if (once && batch.claimed === 0) await rolling
      onHealth?.({
        state: batch.claimed > 0 || busy ? 'working' : 'idle',
        lastRoundAt: Date.now(),
        error: null,
      })
      if (began - choresAt >= CHORES_EVERY_MS) {
        choresAt = began
        const doing = chores.begin(signal)
        if (once) await doing
      }
      if (batch.claimed > 0 || busy) continue
      if (once) break
      metrics.set('dia_worker_idle', 1)
      // The first idle round only tells that this worker is about to sleep; what came before that is seen by the next.
      if (idleRounds++ > 0) {
        const longest = Math.min(SHORTEST_SLEEP_MS * 2 ** Math.min(idleRounds, 20), longestSleepMs)
        await sleeper.sleep(longest * (0.5 + random() / 2), signal)
      }
      metrics.set('dia_worker_idle', 0)
    } catch (cause) {
      const error = asDiaError('the Passport log', cause)
      totals.errors += 1
      failures += 1
      metrics.count('dia_worker_errors_total', 1, { code: error.code })
      log('error', 'failed', { code: error.code, failures })
      upkeep.failed(error.code)
      onHealth?.({ state: 'failing', lastRoundAt: Date.now(), error: error.code })
      if (once) {
        await unlisten?.()
        throw error
      }
      await sleeper.sleep(Math.min(retryDelay(failures, random()), LONGEST_PAUSE_MS), signal)
    }
  }

  onHealth?.({ state: 'stopping', lastRoundAt: Date.now(), error: null })
  await unlisten?.().catch(() => undefined)
  await rollUp.begin(true)
  await upkeep.stop()
  log('info', 'stopped', totals)
  return totals

  function record(batch: ProcessResult, began: number): void {
    for (const key of ['claimed', 'processed', 'skipped', 'retried', 'dead'] as const) {
      totals[key] += batch[key]
      metrics.count('dia_worker_entries_total', batch[key], { outcome: key })
    }
    const ms = Date.now() - began
    metrics.batch(ms / 1000)
    const { claimed, processed, skipped, retried, dead } = batch
    log(dead > 0 ? 'warn' : 'info', 'batch', { claimed, processed, skipped, retried, dead, ms })
  }
}

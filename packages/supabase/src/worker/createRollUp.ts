import { asDiaError, isDiaError } from '@dia/core/errors'
import type { RpcCall } from '../rpc/RpcCall.js'
import type { WorkerLog } from './WorkerLog.js'
import type { WorkerMetrics } from './WorkerMetrics.js'

/** Commits whose scores are written out in one transaction. */
const COMMITS = 50
const EVERY_MS = 1000

/** Writes out the scores of what was committed as metrics and on the leaderboards, beside the batches and on whatever connection is free. Never throws. */
export function createRollUp(call: RpcCall, log: WorkerLog, metrics: WorkerMetrics) {
  let running: Promise<void> | undefined
  let begunAt = 0

  async function rollUp(): Promise<void> {
    try {
      while (Number(await call('dia_roll_up_scores', { most: COMMITS })) === COMMITS);
    } catch (cause) {
      const { code } = asDiaError('dia_roll_up_scores', cause)
      if (isDiaError(cause) && code === 'MIGRATION_MISSING') return
      metrics.count('dia_worker_chores_total', 1, { chore: 'scores', outcome: code })
      log('warn', 'chore', { chore: 'scores', error: code })
    }
  }

  return {
    /** Begins, unless it is still at it or began a moment ago; `now` waits for nothing. Ends with the last commit. */
    begin(now = false): Promise<void> {
      if (running === undefined && !now && Date.now() - begunAt < EVERY_MS) return Promise.resolve()
      begunAt = running === undefined ? Date.now() : begunAt
      running ??= rollUp().finally(() => {
        running = undefined
      })
      return running
    },
  }
}

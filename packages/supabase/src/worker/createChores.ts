import { asDiaError } from '@dia/core/errors'
import type { RpcCall } from '../rpc/RpcCall.js'
import type { WorkerLog } from './WorkerLog.js'
import type { WorkerMetrics } from './WorkerMetrics.js'

interface Chore {
  readonly chore: string
  readonly of: string
  readonly everySeconds: number
}

/** What comes by the clock; each is one function of the database, which runs as long as it takes. */
const CHORES: readonly Chore[] = [
  // It knows by itself which are due: every 5 minutes, or 4 times as long as the last time took.
  { chore: 'matrices', of: 'dia_refresh_due_matrices', everySeconds: 60 },
  { chore: 'leaderboards', of: 'dia_materialise_leaderboards', everySeconds: 60 },
  { chore: 'accounts', of: 'dia_roll_up_accounts', everySeconds: 60 },
  { chore: 'health_sample', of: 'dia_record_health_sample', everySeconds: 60 },
]

/**
 * Does the chores that are due and that nobody else is at, beside the batches; one that the database has no function
 * for is left alone. Never throws.
 */
export function createChores(call: RpcCall, log: WorkerLog, metrics: WorkerMetrics) {
  let running: Promise<void> | undefined

  async function doChore({ chore, of, everySeconds }: Chore): Promise<void> {
    const claim = (await call('dia_claim_chore', {
      chore,
      of_function: of,
      every_seconds: everySeconds,
    })) as { due: boolean }
    if (!claim.due) return
    const started = Date.now()
    const error = await call(of).then(
      () => null,
      (cause: unknown) => asDiaError(of, cause).code,
    )
    await call('dia_finish_chore', { chore, error })
    metrics.count('dia_worker_chores_total', 1, { chore, outcome: error ?? 'done' })
    log(error === null ? 'info' : 'warn', 'chore', { chore, error, ms: Date.now() - started })
  }

  async function doAll(signal?: AbortSignal): Promise<void> {
    for (const chore of CHORES) {
      if (signal?.aborted) return
      try {
        await doChore(chore)
      } catch (cause) {
        log('warn', 'chore', { chore: chore.chore, error: asDiaError(chore.of, cause).code })
      }
    }
  }

  return {
    /** Begins with what is due, unless it is still at it; the promise ends with the last chore. */
    begin(signal?: AbortSignal): Promise<void> {
      running ??= doAll(signal).finally(() => {
        running = undefined
      })
      return running
    },
  }
}

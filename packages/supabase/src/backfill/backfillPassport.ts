import type { RpcCall } from '../rpc/RpcCall.js'

/** How far the backfill of one host table has come. */
export interface BackfillTable {
  readonly table: string
  /** By the planner's statistics where it is everybody's. */
  readonly estimatedRows: number
  readonly seen: number
  readonly added: number
  /** Plays that the other table logged too. */
  readonly repeats: number
  /** Rows of nobody, and what only a server may say. */
  readonly leftOut: number
  readonly finished: boolean
}

export interface BackfillProgress {
  readonly done: boolean
  readonly tables: readonly BackfillTable[]
}

export interface BackfillOptions {
  /** One user; everybody without it. */
  readonly userId?: string
  /** Rows per transaction, 1 to 5000. Default 2000. */
  readonly batchSize?: number
  /** Only rows from before this moment (ISO 8601): the one from which on the app logs to the Passport itself. */
  readonly before?: string
  /** Looks at every row again, for those that came behind an earlier run; adds none twice. */
  readonly restart?: boolean
  readonly onProgress?: (progress: BackfillProgress) => void
  readonly signal?: AbortSignal
}

/**
 * Turns rows of listening_history, media_engagement_log and event_votes into Passport entries, each once, batch by
 * batch; a run that was stopped goes on where it was. As the service role or the owner. Throws DiaError.
 */
export async function backfillPassport(
  call: RpcCall,
  { userId, batchSize = 2000, before, restart = false, onProgress, signal }: BackfillOptions = {},
): Promise<BackfillProgress> {
  for (let first = true; ; first = false) {
    const progress = (await call('dia_backfill_passport', {
      batch_size: batchSize,
      of_user: userId ?? null,
      before: before ?? null,
      restart: restart && first,
    })) as BackfillProgress
    onProgress?.(progress)
    if (progress.done || signal?.aborted) return progress
  }
}

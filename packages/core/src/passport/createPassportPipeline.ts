import { asDiaError } from '../errors/index.js'
import {
  commitBatch,
  NOTHING_CLAIMED,
  type PreparedBatch,
  type ProcessOptions,
  type ProcessResult,
  prepareBatch,
} from './workBatch.js'

/** Batch after batch, the next under way before the last is done. */
export interface PassportPipeline {
  /**
   * Answers for one batch, as `processPassportEntries`, in the order of the claims. Unless `isLast`, another is begun
   * beside it, where there is more than one to do. Throws the log's DiaError; what was begun is kept for the next call.
   */
  next(isLast?: boolean): Promise<ProcessResult>
  /** Whether a batch was begun that a next call will answer for. */
  readonly isAhead: boolean
}

/** Batches under way at once: while one waits for the other's locks, its decisions are already in the database. */
const AT_ONCE = 2

interface Running {
  readonly prepared: Promise<PreparedBatch | null>
  readonly result: Promise<ProcessResult>
}

/**
 * A worker's way through the log: claim, decision and the way to the database hide behind the commit of the batch
 * before, where the log can do two things at once. A batch that is not full is the last there is, or holds an entry
 * under suspicion of killing its workers: none is begun behind it, so that no other entry's lease runs out with it.
 * @example
 * import { createPassportPipeline } from '@dia/core/passport'
 * const log = {
 *   claim: async () => ({ token: null, at: 0, entries: [], users: [], entities: [] }),
 *   commit: async () => ({ processed: 0, skipped: 0, lapsed: 0, at: 0 }),
 *   fail: async () => ({ retried: 0, dead: 0, at: 0 }),
 * }
 * const { claimed } = await createPassportPipeline({ log }).next()
 * claimed // → 0
 */
export function createPassportPipeline(options: ProcessOptions): PassportPipeline {
  const running: Running[] = []

  function begin(): void {
    const prepared = prepareBatch(options)
    const result = prepared.then((batch) =>
      batch === null ? NOTHING_CLAIMED : commitBatch(options.log, batch),
    )
    // Whoever asks for it is told.
    result.catch(() => undefined)
    running.push({ prepared, result })
  }

  async function fill(): Promise<void> {
    while (running.length < AT_ONCE) {
      const last = await running.at(-1)?.prepared.catch(() => null)
      if (!last?.isFull) return
      begin()
    }
  }

  async function work(isLast: boolean): Promise<ProcessResult> {
    if (running.length === 0) begin()
    if (!isLast) await fill()
    return (running.shift() as Running).result
  }

  return {
    next: (isLast = false) =>
      work(isLast).catch((cause: unknown) => {
        throw asDiaError('createPassportPipeline', cause)
      }),
    get isAhead() {
      return running.length > 0
    },
  }
}

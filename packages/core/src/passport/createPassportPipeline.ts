import { asDiaError } from '../errors/index.js'
import {
  commitBatch,
  NOTHING_CLAIMED,
  type PreparedBatch,
  type ProcessOptions,
  type ProcessResult,
  prepareBatch,
} from './workBatch.js'

/** Batch after batch, the next one claimed and decided while the last is committed. */
export interface PassportPipeline {
  /**
   * Works one batch, as `processPassportEntries`. Unless `isLast`, it claims the next beside the commit, where there is
   * more than one batch to do. Throws the log's DiaError; what was claimed ahead is kept for the next call.
   */
  next(isLast?: boolean): Promise<ProcessResult>
  /** Whether a batch is claimed that the next call will work. */
  readonly isAhead: boolean
}

/**
 * A worker's way through the log: claim and decision hide behind the commit, where the log can do two things at once.
 * A batch that is not full is the last there is, or holds an entry under suspicion of killing its workers: nothing is
 * claimed beside it, so that no other entry's lease runs out with it.
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
  let ahead: Promise<PreparedBatch | null> | undefined

  async function work(isLast: boolean): Promise<ProcessResult> {
    const preparing = ahead ?? prepareBatch(options)
    ahead = undefined
    const prepared = await preparing
    if (prepared === null) return NOTHING_CLAIMED
    if (!isLast && prepared.isFull) {
      ahead = prepareBatch(options)
      // Whoever asks for it is told.
      ahead.catch(() => undefined)
    }
    return commitBatch(options.log, prepared)
  }

  return {
    next: (isLast = false) =>
      work(isLast).catch((cause: unknown) => {
        throw asDiaError('createPassportPipeline', cause)
      }),
    get isAhead() {
      return ahead !== undefined
    },
  }
}

import type { ActionFailure, ActionOptions, ActionOutcome } from '@dia/core/actions'
import { DiaError, isDiaError } from '@dia/core/errors'
import { toDiaError } from '../errors/toDiaError.js'

/** What befell one key. */
export type KeyOutcome = 'done' | 'unchanged'

/** Keys at work at once. */
const TOGETHER = 4

/** What would befall every other key too. */
const FATAL = ['ABORTED', 'DENIED', 'SESSION_EXPIRED', 'MIGRATION_MISSING', 'OFFLINE', 'UNREACHABLE']

/** Runs an action key by key, a few at once. A failure of one is listed; what concerns all ends it, with what was done. */
export async function runPerKey(
  keys: readonly string[],
  run: (key: string, signal?: AbortSignal) => Promise<KeyOutcome>,
  { signal, onProgress }: ActionOptions = {},
): Promise<ActionOutcome> {
  const failed: ActionFailure[] = []
  let done = 0
  let unchanged = 0
  for (let at = 0; at < keys.length; at += TOGETHER) {
    const part = keys.slice(at, at + TOGETHER)
    const ends = signal?.aborted
      ? [toDiaError({ name: 'AbortError' })]
      : await Promise.all(part.map((key) => run(key, signal).catch((error: unknown) => toDiaError(error))))
    for (const [index, end] of ends.entries()) {
      if (end === 'done') done += 1
      else if (end === 'unchanged') unchanged += 1
      else if (FATAL.includes(end.code)) throw ended(end, { done, unchanged, total: keys.length })
      else failed.push({ key: part[index] ?? '', code: end.code, message: end.message })
    }
    onProgress?.({ done: Math.min(at + TOGETHER, keys.length), total: keys.length })
  }
  return { done, unchanged, failed, undo: null }
}

function ended(error: DiaError, details: Record<string, unknown>): DiaError {
  return isDiaError(error)
    ? new DiaError(error.code, error.message, error.hint, {
        cause: error,
        details: { ...error.details, ...details },
      })
    : error
}

import type { ActionFailure, ActionOptions, ActionOutcome } from '@dia/core/actions'
import { aborted } from '../errors/toDiaError.js'
import type { RpcCall } from '../rpc/RpcCall.js'
import type { EntryOperation } from './EntryOperation.js'

interface AnsweredPart {
  readonly done: readonly string[]
  readonly unchanged: readonly string[]
  readonly failed: readonly ActionFailure[]
}

/** Entries per call: each call is one transaction, and locks what it names. */
const PART = 500

/** The operation that takes another back; what went through again cannot be taken back. */
const UNDO: Readonly<Partial<Record<EntryOperation, EntryOperation>>> = {
  dismiss: 'restore',
  exclude: 'reprocess',
}

/**
 * Redrives dead or dismissed entries, dismisses dead ones or restores them as they were, reprocesses skipped ones, or
 * takes what moved the DNA out of it, by their ids; each part of 500 is done and audited in one transaction. The caller must be the service or an admin. Throws DiaError; what was done
 * before stays done.
 */
export async function operateOnEntries(
  rpc: RpcCall,
  operation: EntryOperation,
  keys: readonly string[],
  { signal, onProgress }: ActionOptions = {},
): Promise<ActionOutcome> {
  const named = [...new Set(keys)]
  const done: string[] = []
  const failed: ActionFailure[] = []
  let unchanged = 0
  for (let at = 0; at < named.length; at += PART) {
    if (signal?.aborted) throw aborted(signal.reason)
    const part = named.slice(at, at + PART)
    const answer = (await rpc(`dia_${operation}_entries`, { keys: part }, signal)) as AnsweredPart
    done.push(...answer.done)
    failed.push(...answer.failed)
    unchanged += answer.unchanged.length
    onProgress?.({ done: Math.min(at + PART, named.length), total: named.length })
  }
  const undo = UNDO[operation]
  return {
    done: done.length,
    unchanged,
    failed,
    undo: undo === undefined || done.length === 0 ? null : { action: undo, keys: done },
  }
}

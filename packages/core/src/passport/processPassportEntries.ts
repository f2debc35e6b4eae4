import { asDiaError } from '../errors/index.js'
import {
  commitBatch,
  NOTHING_CLAIMED,
  type ProcessOptions,
  type ProcessResult,
  prepareBatch,
} from './workBatch.js'

/**
 * Works one batch of the Passport log: claim, decide, commit. Every entry ends processed, skipped with a reason,
 * put back for a retry, or dead; a crash at any point loses nothing, since the lease runs out and a commit is whole.
 * Throws the log's DiaError when the log itself cannot be reached.
 * @example
 * import { processPassportEntries } from '@dia/core/passport'
 * const entry = { userId: 'u', id: 'e', eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entityType: 'track', entityId: 't', context: null, artistId: null, attempts: 0 }
 * const user = { userId: 'u', mediaId: 'm', initialised: true }
 * const track = { entityType: 'track', entityId: 't', domains: 0b1111 }
 * const log = {
 *   claim: async () => ({ token: 'lease', at: 0, entries: [entry], users: [user], entities: [track] }),
 *   commit: async ({ decisions }) => ({ processed: decisions.length, skipped: 0, lapsed: 0, at: 20 }),
 *   fail: async () => ({ retried: 0, dead: 0, at: 20 }),
 * }
 * await processPassportEntries({ log }) // → { claimed: 1, processed: 1, skipped: 0, retried: 0, dead: 0, durationMs: 20 }
 */
export async function processPassportEntries(options: ProcessOptions): Promise<ProcessResult> {
  return workBatch(options).catch((cause: unknown) => {
    throw asDiaError('processPassportEntries', cause)
  })
}

async function workBatch(options: ProcessOptions): Promise<ProcessResult> {
  const prepared = await prepareBatch(options)
  return prepared === null ? NOTHING_CLAIMED : commitBatch(options.log, prepared)
}

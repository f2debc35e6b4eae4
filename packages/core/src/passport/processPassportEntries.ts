import { type EntityEmbedder, hashingEmbedder } from '../embedding/index.js'
import { asDiaError } from '../errors/index.js'
import { EVENT_CATALOGUE, type EventCatalogue } from '../events/index.js'
import { commitDecisions } from './commitDecisions.js'
import { decideBatch } from './decideBatch.js'
import type { PassportLog } from './PassportLog.js'

export interface ProcessOptions {
  readonly log: PassportLog
  /** Builds the vectors that entities and priors lack. Default: signed feature hashing of their metadata. */
  readonly embedder?: EntityEmbedder
  readonly catalogue?: EventCatalogue
  /** Entries per claim, 1 to 5000. Default 500. */
  readonly batchSize?: number
  /** How long a claim holds, in seconds; longer than a batch takes. Default 60. */
  readonly leaseSeconds?: number
}

export interface ProcessResult {
  readonly claimed: number
  /** Entries with an effect: on DNA, money or scores. */
  readonly processed: number
  /** Entries without one, each with its reason. */
  readonly skipped: number
  /** Entries put back, by a failure or to wait for the entry before them. */
  readonly retried: number
  /** Entries of which a system gave up. */
  readonly dead: number
  /** On the log's clock. */
  readonly durationMs: number
}

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
  const { log, embedder = hashingEmbedder, catalogue = EVENT_CATALOGUE } = options
  const { batchSize = 500, leaseSeconds = 60 } = options
  const batch = await log.claim({ batchSize, leaseSeconds, model: embedder.model })
  if (batch.token === null) {
    return { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0, durationMs: 0 }
  }
  const { decided, failures } = await decideBatch(batch, batch.token, embedder, catalogue)
  const outcome = await commitDecisions(log, decided, failures)
  const { at, ...counts } = outcome
  return { claimed: batch.entries.length, ...counts, durationMs: Math.max(0, at - batch.at) }
}

import { type EntityEmbedder, hashingEmbedder } from '../embedding/index.js'
import { EVENT_CATALOGUE, type EventCatalogue } from '../events/index.js'
import { commitDecisions } from './commitDecisions.js'
import { decideBatch } from './decideBatch.js'
import type { DecidedBatch, PassportFailure } from './PassportDecision.js'
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

/** A batch that is claimed and decided, and only has to be committed. */
export interface PreparedBatch {
  readonly claimed: number
  readonly claimedAt: number
  /** Whether it holds as many entries as were asked for, and more than one. */
  readonly isFull: boolean
  readonly decided: DecidedBatch
  readonly failures: readonly PassportFailure[]
}

export const NOTHING_CLAIMED: ProcessResult = {
  claimed: 0,
  processed: 0,
  skipped: 0,
  retried: 0,
  dead: 0,
  durationMs: 0,
}

/** Claims and decides; null where nothing is open. */
export async function prepareBatch(options: ProcessOptions): Promise<PreparedBatch | null> {
  const { log, embedder = hashingEmbedder, catalogue = EVENT_CATALOGUE } = options
  const { batchSize = 500, leaseSeconds = 60 } = options
  const batch = await log.claim({ batchSize, leaseSeconds, model: embedder.model })
  if (batch.token === null) return null
  const { decided, failures } = await decideBatch(batch, batch.token, embedder, catalogue)
  const claimed = batch.entries.length
  return { claimed, claimedAt: batch.at, isFull: claimed === batchSize && claimed > 1, decided, failures }
}

export async function commitBatch(log: PassportLog, prepared: PreparedBatch): Promise<ProcessResult> {
  const { claimed, claimedAt, decided, failures } = prepared
  const { at, ...counts } = await commitDecisions(log, decided, failures)
  return { claimed, ...counts, durationMs: Math.max(0, at - claimedAt) }
}

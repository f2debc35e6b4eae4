import type { ClaimedBatch } from './ClaimedBatch.js'
import type { DecidedBatch, PassportFailure } from './PassportDecision.js'

/**
 * The log and the state it feeds. A claim leases entries; a commit records decisions and their effects in one
 * transaction and leaves out what the token no longer holds; a failure puts a system's part of an entry back or
 * buries it.
 */
export interface PassportLog {
  claim(options: { batchSize: number; leaseSeconds: number; model: string }): Promise<ClaimedBatch>
  /**
   * Answers how many entries are settled: processed (a system had an effect) or skipped by all; how many wait for the
   * entry before them or were overtaken and will be decided anew; how many the token no longer held. An entry of
   * which a system stays undecided is not counted: its failure follows. Throws a DiaError; `TRANSIENT_CONFLICT` says
   * that the same commit may succeed when repeated.
   */
  commit(
    batch: DecidedBatch,
  ): Promise<{ processed: number; skipped: number; waiting?: number; lapsed: number; at: number }>
  /** Counts entries: dead where a system is, else retried. */
  fail(
    token: string,
    failures: readonly PassportFailure[],
  ): Promise<{ retried: number; dead: number; at: number }>
}

/**
 * The processor of the Passport log: claims a batch, decides what it does to DNA, commits it.
 * @module
 */

export { type DomainsOfEntity, decideMediaId } from './decideMediaId.js'
export type {
  ClaimedBatch,
  ClaimedEntity,
  ClaimedEntry,
  ClaimedUser,
  DecidedBatch,
  MediaIdDecision,
  PassportFailure,
  PassportLog,
  SkipReason,
} from './PassportLog.js'
export { type ProcessOptions, type ProcessResult, processPassportEntries } from './processPassportEntries.js'

/**
 * The processor of the Passport log: claims a batch, decides what it does to DNA, money and scores, commits it.
 * @module
 */

export type { BatchMoney, KnownTransaction } from './BatchMoney.js'
export type {
  ClaimedBalance,
  ClaimedBatch,
  ClaimedContract,
  ClaimedEntity,
  ClaimedEntry,
  ClaimedMoney,
  ClaimedTransaction,
  ClaimedUser,
} from './ClaimedBatch.js'
export { createPassportPipeline, type PassportPipeline } from './createPassportPipeline.js'
export { type ArtistOfTrack, decideColiseum } from './decideColiseum.js'
export { type DomainsOfEntity, decideMediaId } from './decideMediaId.js'
export { decideTreasury } from './decideTreasury.js'
export type {
  ColiseumDecision,
  ColiseumSkipReason,
  DecidedBatch,
  EntryDecision,
  MediaIdDecision,
  MoneyEffect,
  PassportFailure,
  SkipReason,
  TreasuryDecision,
  TreasurySkipReason,
} from './PassportDecision.js'
export type { PassportLog } from './PassportLog.js'
export { processPassportEntries } from './processPassportEntries.js'
export type { ProcessOptions, ProcessResult } from './workBatch.js'

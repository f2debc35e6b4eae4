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
export { type ProcessOptions, type ProcessResult, processPassportEntries } from './processPassportEntries.js'

/**
 * What the log would have come to under other weights or preferences, as a report of differences.
 * @module
 */

export type {
  RecordedBatch,
  RecordedDna,
  RecordedEntity,
  RecordedEntry,
  RecordedScore,
  RecordedSource,
  RecordedUser,
} from './RecordedEntry.js'
export type { RedecidedEntry, RedecideOptions, RedecideReport } from './RedecideReport.js'
export { redecide, redecideUser } from './redecide.js'

/**
 * Tables for admins as data: columns, filters and sorts on offer, and the port that answers a request.
 * @module
 */

export { type AccountsRow, accountsMatrix } from './accountsMatrix.js'
export { type ArtistsRow, artistsMatrix } from './artistsMatrix.js'
export { checkMatrixRequest } from './checkMatrixRequest.js'
export { type ContentsRow, contentsMatrix } from './contentsMatrix.js'
export { defineMatrix, type MatrixIdTarget, type PlainTable } from './defineMatrix.js'
export { allMatrices, type DiaMatrixName, diaMatrices, findMatrix } from './diaMatrices.js'
export { type EngagementsRow, engagementsMatrix } from './engagementsMatrix.js'
export { type EventsRow, eventsMatrix } from './eventsMatrix.js'
export { type IndexedMatrixSourceOptions, indexedMatrixSource } from './indexedMatrixSource.js'
export { type LeaderboardsRow, leaderboardsMatrix } from './leaderboardsMatrix.js'
export { type ListensRow, listensMatrix } from './listensMatrix.js'
export type { MatrixAction, MatrixViewAction, MatrixWriteAction } from './MatrixAction.js'
export type { MatrixBreakdown, MatrixBreakdownPart } from './MatrixBreakdown.js'
export type {
  MatrixColumn,
  MatrixColumnKind,
  MatrixDefinition,
  MatrixFilterBase,
  MatrixFilterDefinition,
  MatrixFilterOption,
  MatrixRow,
  MatrixSort,
} from './MatrixDefinition.js'
export type { MatrixFigure, MatrixFigures } from './MatrixFigure.js'
export type { ActivityCondition, MatrixFilterValue, MatrixRequest } from './MatrixRequest.js'
export type { MatrixCount, MatrixCountPolicy, MatrixPage, MatrixSource, MatrixView } from './MatrixSource.js'
export {
  decodeMatrixCursor,
  encodeMatrixCursor,
  type MatrixPosition,
} from './matrixCursor.js'
export { type MemoryMatrixSourceOptions, memoryMatrixSource } from './memoryMatrixSource.js'
export { type MetricsRow, metricsMatrix } from './metricsMatrix.js'
export { offeredSorts } from './offeredSorts.js'
export { type PassportRow, type ProcessingState, passportMatrix } from './passportMatrix.js'
export {
  audioFeaturesMatrix,
  auditLogMatrix,
  deadLettersMatrix,
  decisionsMatrix,
  eventAttendeesMatrix,
  ledgerPostingsMatrix,
  listeningSessionsMatrix,
  mediaIdsMatrix,
  payoutContractsMatrix,
  plainMatrices,
  profilesMatrix,
} from './plainMatrices.js'
export { countsOfOptions, type OfferingFilter, storedValues } from './storedValues.js'
export { type StreamOptions, streamMatrixRows } from './streamMatrixRows.js'
export { type SubscriptionsRow, subscriptionsMatrix } from './subscriptionsMatrix.js'
export { type TransactionsRow, transactionsMatrix } from './transactionsMatrix.js'
export { type UsersRow, usersMatrix } from './usersMatrix.js'
export { type VotesRow, votesMatrix } from './votesMatrix.js'

/**
 * The five queries of the requirements as data, what builds a statement from them, and the port that answers them.
 * @module
 */

export { type AffinityRequest, type AffinityRow, affinityQuery } from './affinity.js'
export { buildQuery, type QueryStatement } from './buildQuery.js'
export { diaQueries } from './diaQueries.js'
export type { InteractionSource } from './InteractionSource.js'
export {
  type InfluenceSummaryRequest,
  type InfluenceSummaryRow,
  influenceSummaryQuery,
} from './influenceSummary.js'
export {
  type InteractionTimelineRequest,
  type InteractionTimelineRow,
  interactionTimelineQuery,
} from './interactionTimeline.js'
export type { JourneyRequest, JourneySource, JourneyTimeline } from './JourneySource.js'
export { memoryQuerySource, type RememberedUser } from './memoryQuerySource.js'
export type {
  AnyQuery,
  OptionalTable,
  QueryColumnType,
  QueryColumnTypeOf,
  QueryDefinition,
  QueryParameter,
  QueryValueType,
} from './QueryDefinition.js'
export type { InteractionFilters, PageRequest, PeriodRequest, UserRequest } from './QueryRequest.js'
export type { Degradation, QueryOptions, QuerySource, SessionAnalysisPage } from './QuerySource.js'
export { queryArguments } from './queryArguments.js'
export { type QueryPage, queryPage } from './queryPage.js'
export { queryText } from './queryText.js'
export { readQueryRows } from './readQueryRows.js'
export {
  type SessionAnalysisRequest,
  type SessionAnalysisRow,
  sessionAnalysisQuery,
} from './sessionAnalysis.js'
export { type UserDnaStateRequest, type UserDnaStateRow, userDnaStateQuery } from './userDnaState.js'

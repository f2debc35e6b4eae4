import { affinityQuery } from './affinity.js'
import { influenceSummaryQuery } from './influenceSummary.js'
import { interactionTimelineQuery } from './interactionTimeline.js'
import { sessionAnalysisQuery } from './sessionAnalysis.js'
import { userDnaStateQuery } from './userDnaState.js'

/** The five queries of the requirements, in their order. */
export const diaQueries = {
  userDnaState: userDnaStateQuery,
  interactionTimeline: interactionTimelineQuery,
  influenceSummary: influenceSummaryQuery,
  sessionAnalysis: sessionAnalysisQuery,
  affinity: affinityQuery,
} as const

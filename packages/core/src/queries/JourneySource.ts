import type { EnrichedSummary, Timeline, TimelineOptions } from '../journey/index.js'
import type { AffinityRequest, AffinityRow } from './affinity.js'
import type { InfluenceSummaryRequest, InfluenceSummaryRow } from './influenceSummary.js'
import type { InteractionTimelineRequest, InteractionTimelineRow } from './interactionTimeline.js'
import type { QueryOptions, SessionAnalysisPage } from './QuerySource.js'
import type { SessionAnalysisRequest } from './sessionAnalysis.js'

export interface JourneyRequest extends Omit<InteractionTimelineRequest, 'after' | 'limit'> {
  /** The newest this many interactions are read, 1 to 50,000. Default 5,000. */
  readonly most?: number | undefined
}

/** Interactions by session, each with what it weighs. */
export interface JourneyTimeline extends Timeline<InteractionTimelineRow> {
  /** Whether older ones were left out. */
  readonly isTruncated: boolean
}

/** Everything a user did, told in order: all pages of the queries, and what core makes of them. Failures are DiaErrors. */
export interface JourneySource {
  readTimeline(
    request: JourneyRequest,
    options?: QueryOptions & { readonly timeline?: TimelineOptions },
  ): Promise<JourneyTimeline>
  /** With weights and total influence by the default catalogue. */
  readInfluence(
    request: InfluenceSummaryRequest,
    options?: QueryOptions,
  ): Promise<readonly EnrichedSummary<InfluenceSummaryRow>[]>
  readSessions(
    request: Omit<SessionAnalysisRequest, 'after' | 'limit'>,
    options?: QueryOptions,
  ): Promise<Omit<SessionAnalysisPage, 'next'>>
  readAffinity(
    request: Omit<AffinityRequest, 'after' | 'limit'>,
    options?: QueryOptions,
  ): Promise<readonly AffinityRow[]>
}

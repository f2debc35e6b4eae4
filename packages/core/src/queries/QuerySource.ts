import type { EnrichedSummary } from '../journey/index.js'
import type { AffinityRequest, AffinityRow } from './affinity.js'
import type { InfluenceSummaryRequest, InfluenceSummaryRow } from './influenceSummary.js'
import type { InteractionTimelineRequest, InteractionTimelineRow } from './interactionTimeline.js'
import type { QueryPage } from './queryPage.js'
import type { SessionAnalysisRequest, SessionAnalysisRow } from './sessionAnalysis.js'
import type { UserDnaStateRequest, UserDnaStateRow } from './userDnaState.js'

/** A table that the host lacks, and the columns that suffer. */
export interface Degradation {
  readonly missingTable: string
  readonly columns: readonly string[]
}

export interface SessionAnalysisPage extends QueryPage<SessionAnalysisRow> {
  /** Empty on a host that has all tables. */
  readonly degraded: readonly Degradation[]
}

export interface QueryOptions {
  readonly signal?: AbortSignal
}

/**
 * Where the five queries are answered, to an admin or to the user themself; the backend writes the audit log in the
 * same transaction. Failures are DiaErrors.
 */
export interface QuerySource {
  /** Throws NOT_FOUND where there is no such user, as the others do. */
  readUserDnaState(request: UserDnaStateRequest, options?: QueryOptions): Promise<UserDnaStateRow>
  readInteractionTimeline(
    request: InteractionTimelineRequest,
    options?: QueryOptions,
  ): Promise<QueryPage<InteractionTimelineRow>>
  /** With weights and total influence by the default catalogue. */
  readInfluenceSummary(
    request: InfluenceSummaryRequest,
    options?: QueryOptions,
  ): Promise<readonly EnrichedSummary<InfluenceSummaryRow>[]>
  readSessionAnalysis(request: SessionAnalysisRequest, options?: QueryOptions): Promise<SessionAnalysisPage>
  readAffinity(request: AffinityRequest, options?: QueryOptions): Promise<QueryPage<AffinityRow>>
}

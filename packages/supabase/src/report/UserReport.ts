import type { EnrichedSummary } from '@dia/core/journey'
import type {
  AffinityRow,
  InfluenceSummaryRow,
  InteractionTimelineRow,
  SessionAnalysisRow,
  UserDnaStateRow,
} from '@dia/core/queries'

/** Rows of a query, the first ones where there are more than a page. */
export interface ReportRows<Row> {
  readonly rows: readonly Row[]
  readonly more: boolean
}

/** The five queries of the requirements about one user. */
export interface UserReport {
  readonly readAt: string
  readonly mediaIdCount: number
  readonly state: UserDnaStateRow
  readonly timeline: ReportRows<InteractionTimelineRow>
  readonly influence: readonly EnrichedSummary<InfluenceSummaryRow>[]
  readonly sessions: ReportRows<SessionAnalysisRow>
  readonly affinity: ReportRows<AffinityRow>
  /** Tables that the host lacks, and the columns that are empty without them. */
  readonly missing: readonly { readonly table: string; readonly columns: readonly string[] }[]
}

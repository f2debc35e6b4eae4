import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_leaderboards`: one place on one board. */
export interface LeaderboardsRow {
  /** Board, period, place and entity: sorted down, boards follow each other and places go from the first to the last. */
  place_id: string
  leaderboard_type: string
  period_start: string
  period_end: string
  rank: number
  previous_rank: number | null
  /** up, down, same or new. */
  trend: string
  entity_type: string
  entity_id: string
  entity_name: string | null
  score: number
}

/** A board's period is of UTC days, wherever its reader is. */
const PERIODS = 'UTC'

/** The Coliseum's leaderboards, place by place. */
export const leaderboardsMatrix: MatrixDefinition<LeaderboardsRow> = {
  name: 'leaderboards',
  title: 'Leaderboards',
  description: "An entity's place on the board of one period; equal scores share a rank.",
  relation: 'dia_leaderboards',
  key: 'place_id',
  summaryFunction: 'dia_matrix_figures_leaderboards',
  defaultSort: { column: 'period_start', direction: 'desc' },
  columns: [
    { name: 'leaderboard_type', label: 'Board', kind: 'badge' },
    { name: 'period_start', label: 'Period from', kind: 'time', timeZone: PERIODS, sortable: true },
    { name: 'period_end', label: 'Period to', kind: 'time', timeZone: PERIODS, visible: false },
    { name: 'rank', label: 'Rank', kind: 'number', sortable: true },
    {
      name: 'entity_name',
      label: 'Entity',
      kind: 'entity',
      companions: { id: 'entity_id', entityType: 'entity_type' },
    },
    { name: 'score', label: 'Score', kind: 'number', sortable: true },
    { name: 'trend', label: 'Trend', kind: 'badge', description: 'Against the period before' },
    { name: 'previous_rank', label: 'Rank before', kind: 'number', visible: false },
  ],
  filters: [
    {
      name: 'type',
      label: 'Board',
      column: 'leaderboard_type',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['artists_weekly', 'tracks_daily', 'events_monthly']),
    },
    {
      name: 'period',
      label: 'Period',
      column: 'period_start',
      kind: 'timeRange',
      timeZone: PERIODS,
      sorts: ['period_start'],
    },
    {
      name: 'entity',
      label: 'Entity',
      column: 'entity_id',
      kind: 'id',
      of: 'entity',
      sorts: ['period_start'],
    },
  ],
  figures: [
    { name: 'boards', label: 'Boards', kind: 'number' },
    { name: 'newest_period', label: 'Newest period', kind: 'time', timeZone: PERIODS },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_entity',
      label: 'View entity',
      to: 'metrics',
      by: { filter: 'entity', column: 'entity_id' },
    },
    {
      kind: 'view',
      name: 'view_history',
      label: 'View all its places',
      to: 'leaderboards',
      by: { filter: 'entity', column: 'entity_id' },
    },
  ],
}

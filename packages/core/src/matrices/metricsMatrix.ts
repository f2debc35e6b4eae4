import { canonicalTypeOptions } from './eventTypeOptions.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import { optionsOf } from './optionsOf.js'

/** A row of `dia_metrics`: a score that one interaction gave one entity, live. */
export interface MetricsRow {
  id: string
  metric_type: string
  user_id: string
  user_email: string | null
  user_name: string | null
  entity_type: string
  entity_id: string
  entity_name: string | null
  base_score: number
  weighted_score: number
  context: unknown
  /** The Passport entry behind it. */
  entry_id: string
  /** Its period was final already: recorded, not added to the leaderboard. */
  is_late: boolean
  created_at: string
  /** What the search looks through: the user's e-mail, name and id, as of the last refresh of the users. */
  search_text: string | null
}

/** The Coliseum's metrics. */
export const metricsMatrix: MatrixDefinition<MetricsRow> = {
  name: 'metrics',
  title: 'Coliseum metrics',
  description: 'A score that one interaction gave one entity.',
  relation: 'dia_metrics',
  key: 'id',
  searchColumn: 'search_text',
  searchLabel: "Search the user's e-mail, name or id",
  searchSorts: ['created_at'],
  summaryFunction: 'dia_matrix_figures_metrics',
  defaultSort: { column: 'created_at', direction: 'desc' },
  columns: [
    { name: 'metric_type', label: 'Metric', kind: 'influence' },
    {
      name: 'entity_name',
      label: 'Entity',
      kind: 'entity',
      companions: { id: 'entity_id', entityType: 'entity_type' },
    },
    { name: 'entity_type', label: 'Entity type', kind: 'badge', visible: false },
    {
      name: 'user_email',
      label: 'User',
      kind: 'user',
      companions: { id: 'user_id', name: 'user_name' },
    },
    { name: 'base_score', label: 'Base score', kind: 'number' },
    {
      name: 'weighted_score',
      label: 'Weighted score',
      kind: 'number',
      description: 'base × (1 + 2·p²) for plays of which the completion p is known',
    },
    { name: 'context', label: 'Context', kind: 'json' },
    { name: 'created_at', label: 'At', kind: 'time', sortable: true },
    { name: 'is_late', label: 'Late', kind: 'boolean', visible: false },
    { name: 'entry_id', label: 'Passport entry', kind: 'id', visible: false },
    { name: 'id', label: 'Id', kind: 'id', visible: false },
  ],
  filters: [
    {
      name: 'metric',
      label: 'Metric',
      column: 'metric_type',
      kind: 'select',
      options: /* @__PURE__ */ canonicalTypeOptions(),
    },
    {
      name: 'entity_type',
      label: 'Entity type',
      column: 'entity_type',
      kind: 'select',
      options: /* @__PURE__ */ optionsOf(['track', 'artist', 'event', 'playlist']),
    },
    { name: 'user', label: 'User', column: 'user_id', kind: 'id', of: 'user' },
    { name: 'entity', label: 'Entity', column: 'entity_id', kind: 'id', of: 'entity' },
    { name: 'created', label: 'Date', column: 'created_at', kind: 'timeRange' },
  ],
  figures: [
    { name: 'rows', label: 'Metrics', kind: 'number', description: "Estimated by the planner's statistics" },
    { name: 'last_24_hours', label: 'Last 24 hours', kind: 'number' },
  ],
  actions: [
    {
      kind: 'view',
      name: 'view_entry',
      label: 'View entry',
      to: 'passport',
      by: { filter: 'entry', column: 'entry_id' },
    },
  ],
}

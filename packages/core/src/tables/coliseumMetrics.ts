import * as z from 'zod'
import {
  decimal,
  jsonObject,
  jsonObjectToWrite,
  nullable,
  shortText,
  text,
  timestamp,
  uuid,
} from './columns/index.js'

const METRIC_ENTITY_TYPES = ['track', 'artist', 'event', 'playlist'] as const

/** `coliseum_metrics`: a score that one interaction gave one entity. */
export const coliseumMetrics = {
  key: ['id'],
  row: z.object({
    id: uuid,
    metric_type: text,
    user_id: uuid,
    entity_type: z.enum(METRIC_ENTITY_TYPES),
    entity_id: uuid,
    base_score: decimal,
    weighted_score: decimal,
    context: jsonObject,
    /** The Passport entry behind it. */
    entry_id: nullable(uuid),
    /** True when its period was final already: recorded, not added to a leaderboard. */
    is_late: z.boolean().default(false),
    created_at: timestamp,
  }),
  insert: z.strictObject({
    id: uuid,
    metric_type: shortText,
    user_id: uuid,
    entity_type: z.enum(METRIC_ENTITY_TYPES),
    entity_id: uuid,
    base_score: decimal,
    weighted_score: decimal,
    context: jsonObjectToWrite.optional(),
    entry_id: uuid,
    is_late: z.boolean().optional(),
    created_at: timestamp,
  }),
} as const

import * as z from 'zod'
import { decimal, nullable, timestamp, uuid } from './columns/index.js'

const LEADERBOARD_TYPES = ['artists_weekly', 'tracks_daily', 'events_monthly'] as const

const ranking = z.object({
  rank: z.int().min(1),
  entity_id: uuid,
  score: decimal,
  /** The rank of the period before; null for a newcomer. */
  previous_rank: nullable(z.int().min(1)),
})

/** `leaderboards`: the top of one UTC period, half-open; equal scores share a rank. */
export const leaderboards = {
  key: ['leaderboard_type', 'period_start'],
  row: z.object({
    leaderboard_type: z.enum(LEADERBOARD_TYPES),
    period_start: timestamp,
    period_end: timestamp,
    rankings: z
      .array(ranking)
      .nullable()
      .default(null)
      .transform((value) => value ?? []),
    materialised_at: nullable(timestamp),
  }),
  insert: z
    .strictObject({
      leaderboard_type: z.enum(LEADERBOARD_TYPES),
      period_start: timestamp,
      period_end: timestamp,
      rankings: z.array(ranking).default([]),
      materialised_at: timestamp.optional(),
    })
    .refine((board) => board.period_end > board.period_start, {
      path: ['period_end'],
      message: 'is not after period_start',
    }),
} as const

import { answerOrDiaError, DiaError } from '../errors/index.js'
import { applyUserMultipliers, getInfluenceWeights } from '../influence/index.js'
import { readInstant, secondsBetween } from '../time/index.js'
import { flagTimes } from './flagTimes.js'
import { groupBySession, type SessionRows } from './groupBySession.js'
import type { Interaction } from './Interaction.js'
import { mirrorAlong } from './mirrorAlong.js'
import { compareTimelineRows, readTimeline, type TimelineRow } from './readTimeline.js'
import type { Timeline, TimelineEvent, TimelineOptions, TimelineSession } from './Timeline.js'

/**
 * Interactions by session and time, with their influence weights and, where a starting DNA is given, how each moved
 * it. The order of the rows does not matter, but for flagging late arrivals where no row says when it was recorded.
 * Plays that two tables logged count twice unless `dedupePlays` went before. Times in the future or out of order are
 * flagged, not refused. Throws INVALID_INTERACTION, INVALID_TIMESTAMP, INVALID_GAP, TIMELINE_MIXES_USERS, and what
 * mirroring throws.
 * @example
 * import { buildTimeline } from '@dia/core/journey'
 * const row = (time) => ({ event_type: 'played', created_at: `2025-08-03T${time}Z` })
 * buildTimeline([row('14:00'), row('12:00'), row('12:20')]).sessions.map((session) => session.events.length) // → [2, 1]
 */
export function buildTimeline<Row extends Interaction>(
  interactions: readonly Row[],
  options: TimelineOptions = {},
): Timeline<Row> {
  return answerOrDiaError('buildTimeline', () => {
    const gapSeconds = gapOf(options) * 60
    const now = options.now === undefined ? null : readInstant(options.now, 'now')
    const given = readTimeline(interactions)
    const flags = flagTimes(given, now)
    const rows = given.toSorted(compareTimelineRows)
    const { movements, state } = mirrorAlong(rows, options)
    const eventOf = (row: TimelineRow<Row>): TimelineEvent<Row> => ({
      interaction: row.interaction,
      at: row.at.iso,
      ...weigh(row, options),
      completion: row.completion,
      flags: flags[row.index] ?? [],
      movement: movements.get(row.index) ?? null,
    })
    const sessions = groupBySession(rows, gapSeconds).map((session) => sessionOf(session, eventOf))
    return { sessions, eventCount: rows.length, state }
  })
}

function weigh(
  { eventType, context }: TimelineRow<Interaction>,
  { catalogue, preferences }: TimelineOptions,
) {
  const known = getInfluenceWeights(eventType, catalogue)
  const weights = preferences === undefined ? known : applyUserMultipliers(known, preferences, context)
  return { eventType: known.eventType, weights }
}

function sessionOf<Row extends Interaction>(
  { key, sessionId, userId, rows }: SessionRows<Row>,
  eventOf: (row: TimelineRow<Row>) => TimelineEvent<Row>,
): TimelineSession<Row> {
  const first = rows[0].at
  const last = (rows.at(-1) ?? rows[0]).at
  return {
    key,
    sessionId,
    inferred: sessionId === null,
    userId,
    startedAt: first.iso,
    endedAt: last.iso,
    durationSeconds: secondsBetween(first, last),
    events: rows.map(eventOf),
  }
}

function gapOf({ gapMinutes = 30 }: TimelineOptions): number {
  if (typeof gapMinutes === 'number' && gapMinutes >= 0) return gapMinutes
  throw new DiaError(
    'INVALID_GAP',
    'gapMinutes is not a number of minutes',
    'Give 0 or more; 30 is the default.',
  )
}

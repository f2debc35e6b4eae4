import { answerOrDiaError } from '../errors/index.js'
import { type Instant, secondsBetween } from '../time/index.js'
import { compareText } from './compareText.js'
import type { Interaction } from './Interaction.js'
import { interactionTime } from './interactionTime.js'
import { entityIdField, eventTypeField, fieldsOf, textField } from './journeyField.js'

/** A `played` and a `track_play` this many seconds apart or less are one play. */
export const SAME_PLAY_SECONDS = 10

export interface DedupedPlays<Row> {
  /** Every row but the repeats, in the order given. */
  readonly kept: Row[]
  /** Each `track_play` that repeats a `played`. */
  readonly repeats: { readonly repeat: Row; readonly of: Row }[]
}

/**
 * Finds plays that both tables logged: a `played` and a `track_play` of the same user, content and session at most 10
 * seconds apart are one, and the `played`, which knows duration and progress, stays. Each repeats at most one. Rows
 * without content are never the same; rows without a session share one. The order of the rows does not matter.
 * Throws INVALID_INTERACTION, INVALID_TIMESTAMP.
 * @example
 * import { dedupePlays } from '@dia/core/journey'
 * const row = (event_type, second) => ({ event_type, content_id: 'c', created_at: `2025-08-03T12:00:0${second}Z` })
 * dedupePlays([row('played', 0), row('track_play', 7)]).kept.length // → 1
 */
export function dedupePlays<Row extends Interaction>(rows: readonly Row[]): DedupedPlays<Row> {
  return answerOrDiaError('dedupePlays', () => {
    const repeatOf = new Map<number, number>()
    for (const { played, trackPlays } of groupPlays(rows).values()) pair(played, trackPlays, repeatOf)
    const repeats = [...repeatOf].sort(([a], [b]) => a - b)
    return {
      kept: rows.filter((_, index) => !repeatOf.has(index)),
      repeats: repeats.map(([repeat, of]) => ({ repeat: rows[repeat] as Row, of: rows[of] as Row })),
    }
  })
}

interface Play {
  readonly index: number
  readonly id: string
  readonly at: Instant
}

function groupPlays(rows: readonly Interaction[]) {
  const groups = new Map<string, { played: Play[]; trackPlays: Play[] }>()
  fieldsOf(rows).forEach((row, index) => {
    const eventType = eventTypeField(row)
    const content = entityIdField(row)
    if (content === null || (eventType !== 'played' && eventType !== 'track_play')) return
    const key = JSON.stringify([textField(row, 'user_id'), content, textField(row, 'session_id')])
    const group = groups.get(key) ?? { played: [], trackPlays: [] }
    groups.set(key, group)
    const list = eventType === 'played' ? group.played : group.trackPlays
    list.push({ index, id: textField(row, 'id') ?? '', at: interactionTime(row) })
  })
  return groups
}

/** Walks both lists in time, so that as many pairs as possible come out. */
function pair(played: Play[], trackPlays: Play[], repeatOf: Map<number, number>): void {
  played.sort(byTime)
  trackPlays.sort(byTime)
  let p = 0
  let t = 0
  for (
    let play = played[p], repeat = trackPlays[t];
    play && repeat;
    play = played[p], repeat = trackPlays[t]
  ) {
    const apart = secondsBetween(play.at, repeat.at)
    const same = Math.abs(apart) <= SAME_PLAY_SECONDS
    if (same) repeatOf.set(repeat.index, play.index)
    if (same || apart > 0) p += 1
    if (same || apart < 0) t += 1
  }
}

function byTime(a: Play, b: Play): number {
  return compareText(a.at.iso, b.at.iso) || compareText(a.id, b.id) || a.index - b.index
}

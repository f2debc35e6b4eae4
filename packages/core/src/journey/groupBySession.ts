import { secondsBetween } from '../time/index.js'
import type { Interaction } from './Interaction.js'
import type { TimelineRow } from './readTimeline.js'

/** Rows of one session, in the order of the timeline. */
export interface SessionRows<Row extends Interaction> {
  readonly key: string
  readonly sessionId: string | null
  readonly userId: string | null
  readonly rows: [TimelineRow<Row>, ...TimelineRow<Row>[]]
}

/**
 * Groups rows, given in time order, by user and session. Rows without a session are grouped by the pauses between
 * them: one longer than the gap starts another. Sessions come in the order of their first rows.
 */
export function groupBySession<Row extends Interaction>(
  rows: readonly TimelineRow<Row>[],
  gapSeconds: number,
): SessionRows<Row>[] {
  const sessions: SessionRows<Row>[] = []
  const open = new Map<string, SessionRows<Row>>()
  for (const row of rows) {
    const { userId, sessionId } = row
    const group = JSON.stringify([userId, sessionId])
    const session = open.get(group)
    if (session !== undefined && (sessionId !== null || pauseBefore(row, session) <= gapSeconds)) {
      session.rows.push(row)
      continue
    }
    const key = sessionId === null ? JSON.stringify([userId, sessionId, row.at.iso]) : group
    const started: SessionRows<Row> = { key, sessionId, userId, rows: [row] }
    open.set(group, started)
    sessions.push(started)
  }
  return sessions
}

function pauseBefore(row: TimelineRow<Interaction>, session: SessionRows<Interaction>): number {
  return secondsBetween((session.rows.at(-1) ?? session.rows[0]).at, row.at)
}

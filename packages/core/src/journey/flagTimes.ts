import { type Instant, secondsBetween } from '../time/index.js'
import { compareText } from './compareText.js'
import type { Interaction } from './Interaction.js'
import type { TimelineRow } from './readTimeline.js'
import type { TimeFlag } from './Timeline.js'

/** The clock skew that the Passport forgives. */
const FORGIVEN_SECONDS = 300

type Rows = readonly TimelineRow<Interaction>[]

/** The flags of each row, by its index. */
export function flagTimes(rows: Rows, now: Instant | null): readonly (readonly TimeFlag[])[] {
  const late = new Set(lateRows(inArrivalOrder(rows)))
  return rows.map((row): TimeFlag[] => {
    const flags: TimeFlag[] = isFuture(row, row.recordedAt) || isFuture(row, now) ? ['future'] : []
    return late.has(row.index) ? [...flags, 'out_of_order'] : flags
  })
}

function isFuture(row: TimelineRow<Interaction>, present: Instant | null): boolean {
  return present !== null && secondsBetween(present, row.at) > FORGIVEN_SECONDS
}

/** By when they were recorded, where all know it; else as given, and a list that is newest first from its end. */
function inArrivalOrder(rows: Rows): Rows {
  if (rows.every((row) => row.recordedAt !== null))
    return rows.toSorted(
      (a, b) => compareText(a.recordedAt?.iso ?? '', b.recordedAt?.iso ?? '') || compareText(a.id, b.id),
    )
  const newestFirst = rows.every((row, index) => row.at.iso <= (rows[index - 1]?.at.iso ?? row.at.iso))
  return newestFirst ? rows.toReversed() : rows
}

/** Rows that happened before one of the same user that arrived earlier. */
function lateRows(rows: Rows): number[] {
  const latest = new Map<string | null, string>()
  return rows.flatMap(({ userId, at, index }) => {
    const before = latest.get(userId)
    if (before !== undefined && at.iso < before) return [index]
    latest.set(userId, at.iso)
    return []
  })
}

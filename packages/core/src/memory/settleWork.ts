import { DIA_SYSTEMS } from '../events/index.js'
import type { EntryDecision } from '../passport/index.js'
import { isOpen, keyOf, type MemoryWork, type WorkRow } from './MemoryWork.js'

const SHORTEST_WAIT = 2000
const LONGEST_WAIT = 3_600_000

export interface Settled {
  processed: number
  skipped: number
  waiting: number
}

/**
 * Marks what was decided; what is done everywhere leaves no row. A system that waits, or was overtaken, stays open and
 * is free again; one that was left undecided keeps its lease until its failure follows.
 */
export function settleWork(
  work: MemoryWork,
  decisions: readonly {
    readonly row: WorkRow
    readonly decision: EntryDecision
    readonly isStale: boolean
  }[],
  isBooked: (transactionId: string) => boolean,
  now: number,
): Settled {
  const settled: Settled = { processed: 0, skipped: 0, waiting: 0 }
  for (const { row, decision, isStale } of decisions) {
    const { treasury } = decision
    const waits = treasury?.outcome === 'waits'
    const comesBack = isStale || waits
    for (const system of DIA_SYSTEMS) {
      const decided = decision[system]
      if (decided === null || (system === 'treasury' && comesBack)) continue
      row.state[system] = decided.outcome === 'done' ? 'done' : 'skipped'
      row.reason[system] = decided.reason
    }
    row.lapses = 0
    row.waitsFor = waits ? (treasury.waitsFor?.key ?? null) : null
    row.waitsSince = waits ? (row.waitsSince ?? now) : null
    if (waits) row.reason.treasury = 'WAITS'
    const undecided =
      row.state.mediaid === 'open' ||
      row.state.coliseum === 'open' ||
      (row.state.treasury === 'open' && !comesBack)
    if (!undecided) {
      row.token = null
      if (comesBack) row.availableAt = now + (isStale || isBooked(row.waitsFor ?? '') ? 0 : pauseOf(row, now))
    }
    if (!isOpen(row)) {
      const states = Object.values(row.state)
      if (states.every((state) => state === 'none' || state === 'done')) work.rows.delete(keyOf(row))
      if (states.includes('done')) settled.processed += 1
      else settled.skipped += 1
    } else if (comesBack && !undecided) settled.waiting += 1
  }
  return settled
}

function pauseOf({ waitsSince }: WorkRow, now: number): number {
  return Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, (now - (waitsSince ?? now)) / 4))
}

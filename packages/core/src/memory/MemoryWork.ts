import { DIA_SYSTEMS, type DiaSystem } from '../events/index.js'
import type { PassportFailure } from '../passport/index.js'
import { SYSTEM_BITS } from '../passport/systemsOf.js'

/** Where a system stands with an entry; `none` where it is not routed to it. */
export type MemoryState = 'none' | 'open' | 'done' | 'skipped' | 'dead'

/** One entry's work: it stays while something is open, skipped or dead. */
export interface WorkRow {
  readonly userId: string
  readonly entryId: string
  readonly state: Record<DiaSystem, MemoryState>
  readonly reason: Record<DiaSystem, string | null>
  readonly attempts: Record<DiaSystem, number>
  /** Leases that ran out. */
  lapses: number
  /** Free to claim from this moment, in milliseconds since 1970. */
  availableAt: number
  token: string | null
  waitsFor: string | null
  waitsSince: number | null
}

const MOST_ATTEMPTS = 5
const MOST_LAPSES = 5
/** In seconds; doubled with each attempt. */
const FIRST_PAUSE = 5
/** What a balance lacks may be another entry's, whose worker has died: five attempts outlast any lease. */
const PAUSE_FOR_MONEY = 60
const LONGEST_PAUSE = 3600

export function keyOf({ userId, entryId }: { readonly userId: string; readonly entryId: string }): string {
  return `${userId} ${entryId}`
}

export function isOpen({ state }: WorkRow): boolean {
  return DIA_SYSTEMS.some((system) => state[system] === 'open')
}

/** The systems that are open, as bits. */
export function openBits({ state }: WorkRow): number {
  return DIA_SYSTEMS.reduce(
    (bits, system) => (state[system] === 'open' ? bits | SYSTEM_BITS[system] : bits),
    0,
  )
}

/** The open work of a log: leases, failures, and what became of each system. */
export class MemoryWork {
  readonly rows = new Map<string, WorkRow>()
  #leases = 0

  open(userId: string, entryId: string, systems: number, now: number): void {
    const routed = (system: DiaSystem): MemoryState => (systems & SYSTEM_BITS[system] ? 'open' : 'none')
    const row: WorkRow = {
      userId,
      entryId,
      state: { mediaid: routed('mediaid'), treasury: routed('treasury'), coliseum: routed('coliseum') },
      reason: { mediaid: null, treasury: null, coliseum: null },
      attempts: { mediaid: 0, treasury: 0, coliseum: 0 },
      lapses: 0,
      availableAt: now,
      token: null,
      waitsFor: null,
      waitsSince: null,
    }
    if (isOpen(row)) this.rows.set(keyOf(row), row)
  }

  /** Leases what is due. An entry whose lease ran out twice is claimed alone; after five times it is dead. */
  lease(batchSize: number, leaseSeconds: number, now: number): { token: string; rows: WorkRow[] } | null {
    const due = [...this.rows.values()]
      .filter((row) => row.availableAt <= now && isOpen(row))
      .sort((a, b) => a.availableAt - b.availableAt)
    for (const row of due) if (row.token !== null && row.lapses >= MOST_LAPSES - 1) buryLapsed(row)
    const free = due.filter(isOpen)
    const suspect = free.find(({ token, lapses }) => token !== null && lapses >= 1)
    const rows = suspect === undefined ? free.slice(0, batchSize) : [suspect]
    if (rows.length === 0) return null
    this.#leases += 1
    const token = `lease-${this.#leases}`
    for (const row of rows) {
      if (row.token !== null) row.lapses += 1
      row.token = token
      row.availableAt = now + leaseSeconds * 1000
    }
    return { token, rows: rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
  }

  /** The row of an entry, while the token holds it. */
  held(token: string, of: { readonly userId: string; readonly entryId: string }): WorkRow | undefined {
    const row = this.rows.get(keyOf(of))
    return row?.token === token && isOpen(row) ? row : undefined
  }

  fail(
    token: string,
    failures: readonly PassportFailure[],
    now: number,
    random: () => number,
  ): { retried: number; dead: number } {
    const failed = new Map<WorkRow, { isDead: boolean; before: number; first: number }>()
    for (const failure of failures) {
      const row = this.held(token, failure)
      if (row === undefined || row.state[failure.system] !== 'open') continue
      const { isDead = false, before = 0, first = FIRST_PAUSE } = failed.get(row) ?? {}
      const attempts = row.attempts[failure.system]
      row.attempts[failure.system] = attempts + 1
      row.reason[failure.system] = failure.code
      const dies = failure.isFinal || attempts + 1 >= MOST_ATTEMPTS
      if (dies) row.state[failure.system] = 'dead'
      failed.set(row, {
        isDead: isDead || dies,
        before: Math.max(before, attempts),
        first: failure.code === 'BALANCE_TOO_LOW' ? PAUSE_FOR_MONEY : first,
      })
    }
    for (const [row, { before, first }] of failed) {
      row.token = null
      row.availableAt = now + Math.min(LONGEST_PAUSE, first * 2 ** before) * (0.5 + random()) * 1000
    }
    const dead = [...failed.values()].filter(({ isDead }) => isDead).length
    return { retried: failed.size - dead, dead }
  }

  /** Makes the entries that wait for any of these free at once. */
  wake(keys: ReadonlySet<string>, now: number): void {
    for (const row of this.rows.values())
      if (row.waitsFor !== null && keys.has(row.waitsFor) && row.token === null) row.availableAt = now
  }
}

function buryLapsed(row: WorkRow): void {
  row.lapses += 1
  row.token = null
  for (const system of DIA_SYSTEMS) {
    if (row.state[system] !== 'open') continue
    row.state[system] = 'dead'
    row.reason[system] = 'LEASE_LAPSED'
  }
}

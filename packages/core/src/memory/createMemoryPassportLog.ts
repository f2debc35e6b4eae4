import type { LeaderboardType } from '../coliseum/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { DIA_SYSTEMS, type DiaSystem, EVENT_CATALOGUE, type EventCatalogue } from '../events/index.js'
import type { DnaState } from '../mirroring/index.js'
import type { ClaimedEntry, DecidedBatch, EntryDecision, PassportLog } from '../passport/index.js'
import { systemsOf } from '../passport/systemsOf.js'
import { claimFacts } from './claimFacts.js'
import { MemoryBooks } from './MemoryBooks.js'
import { MemoryDna } from './MemoryDna.js'
import { MemoryScores } from './MemoryScores.js'
import { keyOf, type MemoryState, MemoryWork } from './MemoryWork.js'
import type { MemoryEntry, MemoryWorld } from './MemoryWorld.js'
import { settleWork } from './settleWork.js'

export interface MemoryPassportLogOptions {
  /** What the host knows. Default: nothing. */
  readonly world?: MemoryWorld
  /** The log's clock, in milliseconds since 1970. */
  readonly now: () => number
  /** Jitter of the pauses after failures, in [0, 1). Default: always 0.5. */
  readonly random?: () => number
  /** Routes the entries. Default: `EVENT_CATALOGUE`. */
  readonly catalogue?: EventCatalogue
}

/** Where one system stands with an entry. */
export interface MemoryStanding {
  readonly entryId: string
  readonly system: DiaSystem
  readonly state: MemoryState
  /** Why it was skipped, or the code of its last failure. */
  readonly reason: string | null
  readonly attempts: number
}

/** A Passport in memory: the same rules as the database's, for tests, previews and what-if runs. */
export interface MemoryPassportLog extends PassportLog {
  /** Answers how many were new; an entry of a known user and id counts once. */
  append(entries: readonly MemoryEntry[]): number
  /** Per entry of a user and system that it is routed to, in the order of arrival. */
  standingsOf(userId: string): MemoryStanding[]
  /** What was recorded, in the order of commits. */
  readonly decisions: readonly EntryDecision[]
  /** Null while the DNA is not initialised. */
  dnaOf(userId: string): DnaState | null
  /** Cents. */
  balanceOf(userId: string, currency: string): bigint
  /** An entity's score over all periods, in millionths. */
  scoreOf(leaderboard: LeaderboardType, entityId: string): bigint
}

const NOBODY: MemoryWorld = { users: [], entities: [], contracts: [] }

/**
 * A Passport log in memory, for `processPassportEntries`. It reads no clock and draws no chance but what is passed in.
 * Throws DiaError `INVALID_OPTIONS`.
 * @example
 * import { createMemoryPassportLog } from '@dia/core/memory'
 * import { processPassportEntries } from '@dia/core/passport'
 * const world = { users: [{ userId: 'u', mediaId: 'm' }], entities: [{ entityType: 'track', entityId: 't', metadata: { title: 'Tide' } }], contracts: [] }
 * const log = createMemoryPassportLog({ world, now: () => 1_762_689_600_000 })
 * log.append([{ userId: 'u', id: 'e', eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entityType: 'track', entityId: 't' }]) // → 1
 * (await processPassportEntries({ log })).processed // → 1
 * log.dnaOf('u')?.eventCount // → 1
 */
export function createMemoryPassportLog(options: MemoryPassportLogOptions): MemoryPassportLog {
  return answerOrDiaError('createMemoryPassportLog', () => {
    if (typeof options?.now !== 'function')
      throw new DiaError('INVALID_OPTIONS', 'The log has no clock.', 'Pass { now: () => milliseconds }.')
    return logWith(options)
  })
}

function logWith(options: MemoryPassportLogOptions): MemoryPassportLog {
  const { world = NOBODY, now, random = () => 0.5, catalogue = EVENT_CATALOGUE } = options
  const entries = new Map<string, MemoryEntry>()
  const decisions: EntryDecision[] = []
  const work = new MemoryWork()
  const dna = new MemoryDna()
  const books = new MemoryBooks()
  const scores = new MemoryScores()

  const decidedOf = (entryId: string, userId: string, system: DiaSystem) =>
    decisions.find((d) => d.entryId === entryId && d.userId === userId && d[system] !== null)?.[system]

  return {
    decisions,
    append(given) {
      const before = entries.size
      for (const entry of given) {
        const key = keyOf({ userId: entry.userId, entryId: entry.id })
        if (entries.has(key)) continue
        entries.set(key, entry)
        work.open(entry.userId, entry.id, systemsOf(asClaimed(entry), catalogue), now())
      }
      return entries.size - before
    },

    async claim({ batchSize, leaseSeconds, model }) {
      checkBounds(batchSize, leaseSeconds)
      const at = now()
      const lease = work.lease(batchSize, leaseSeconds, at)
      if (lease === null) return { token: null, at, entries: [], users: [], entities: [] }
      const rows = lease.rows.flatMap((row) => {
        const entry = entries.get(keyOf(row))
        return entry === undefined ? [] : [{ row, entry }]
      })
      return {
        token: lease.token,
        at,
        ...claimFacts(rows, { world, catalogue, model, dna, books, entries, work }),
      }
    },

    async commit(batch) {
      return { ...commit(batch, now()), at: now() }
    },

    async fail(token, failures) {
      return { ...work.fail(token, failures, now(), random), at: now() }
    },

    standingsOf: (userId) =>
      [...entries.values()]
        .filter((entry) => entry.userId === userId)
        .flatMap((entry) => {
          const row = work.rows.get(keyOf({ userId, entryId: entry.id }))
          return DIA_SYSTEMS.flatMap((system): MemoryStanding[] => {
            const decided = decidedOf(entry.id, userId, system)
            const state = row?.state[system] ?? (decided === undefined ? 'none' : 'done')
            if (state === 'none') return []
            const { reason = null, attempts = 0 } = row
              ? { reason: row.reason[system], attempts: row.attempts[system] }
              : {}
            return [{ entryId: entry.id, system, state, reason, attempts }]
          })
        }),
    dnaOf: (userId) => dna.profiles.get(userId)?.state ?? null,
    balanceOf: (userId, currency) => books.balanceOf(`balance:${userId}`, currency),
    scoreOf: (leaderboard, entityId) => scores.total(leaderboard, entityId),
  }

  /** All or nothing: what may be refused is looked at before anything is added. */
  function commit(batch: DecidedBatch, at: number) {
    const held = batch.decisions.flatMap((decision) => {
      const row = work.held(batch.token, decision)
      if (row === undefined) return []
      const open = <Decision>(system: DiaSystem, decided: Decision) =>
        row.state[system] === 'open' ? decided : null
      return [
        {
          row,
          decision: {
            ...decision,
            mediaid: open('mediaid', decision.mediaid),
            treasury: open('treasury', decision.treasury),
            coliseum: open('coliseum', decision.coliseum),
          },
        },
      ]
    })
    const lapsed = batch.decisions.length - held.length
    if (held.length === 0) return { processed: 0, skipped: 0, waiting: 0, lapsed }
    const moved = held.flatMap(({ decision: { mediaid } }) => (mediaid?.outcome === 'done' ? [mediaid] : []))
    dna.prepare(batch, moved)
    const money = held.flatMap(({ decision: { treasury } }) =>
      treasury?.outcome === 'done' ? [treasury] : [],
    )
    const stale = books.book(money)
    const settled = held.map(({ row, decision }) => ({ row, decision, isStale: stale.has(keyOf(decision)) }))
    const recorded = settled.map(({ decision, isStale }) =>
      isStale || decision.treasury?.outcome === 'waits' ? { ...decision, treasury: null } : decision,
    )
    dna.add(batch.model, recorded)
    for (const { coliseum } of recorded) if (coliseum !== null) scores.add(coliseum.scores)
    decisions.push(...recorded.filter((decision) => DIA_SYSTEMS.some((system) => decision[system] !== null)))
    const counts = settleWork(work, settled, (id) => books.transactions.has(id), at)
    work.wake(
      new Set(
        money.flatMap((decision) => [
          decision.effect?.transaction.id ?? '',
          `entry:${decision.userId}:${decision.entryId}`,
          `intent:${decision.stripePaymentIntentId}`,
        ]),
      ),
      at,
    )
    return { ...counts, lapsed }
  }
}

function asClaimed({ id, userId, eventType, occurredAt }: MemoryEntry): ClaimedEntry {
  return {
    ...{ id, userId, eventType, occurredAt, entityType: null, entityId: null },
    ...{ context: null, artistId: null, attempts: 0 },
  }
}

function checkBounds(batchSize: number, leaseSeconds: number): void {
  if (batchSize >= 1 && batchSize <= 5000 && leaseSeconds >= 1 && leaseSeconds <= 3600) return
  throw new DiaError(
    'INVALID_INPUT',
    'batchSize must be 1 to 5000 and leaseSeconds 1 to 3600.',
    'Choose a smaller batch or lease.',
  )
}

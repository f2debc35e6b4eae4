import { type DiaError, isDiaError } from '../errors/index.js'
import { DIA_SYSTEMS, type DiaSystem } from '../events/index.js'
import { entityKey } from './embedEntities.js'
import type { DecidedBatch, EntryDecision, PassportFailure } from './PassportDecision.js'
import type { PassportLog } from './PassportLog.js'

interface Committed {
  processed: number
  skipped: number
  retried: number
  dead: number
  at: number
}

/** How often a commit that lost a race (deadlock, serialisation) is repeated; it does not count as an attempt. */
const CONFLICT_REPEATS = 5

/** Failures of the log as a whole: no entry is to blame, and no other part of the batch would fare better. */
const LOG_FAILURES: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'RATE_LIMITED',
  'DENIED',
  'SESSION_EXPIRED',
  'MIGRATION_MISSING',
  'ABORTED',
])

/**
 * Commits a batch whole; where that fails, halves it until the entry that cannot be committed stands alone, and then
 * parts its systems, so that only what cannot be committed is put back.
 */
export async function commitDecisions(
  log: PassportLog,
  batch: DecidedBatch,
  failures: readonly PassportFailure[],
): Promise<Committed> {
  const total: Committed = { processed: 0, skipped: 0, retried: 0, dead: 0, at: 0 }
  const poisoned = [...failures]

  const commit = async (decisions: DecidedBatch['decisions']): Promise<void> => {
    if (decisions.length === 0) return
    try {
      const answer = await repeatConflicts(() => log.commit(partOf(batch, decisions)))
      total.processed += answer.processed
      total.skipped += answer.skipped
      total.retried += answer.waiting ?? 0
      total.at = Math.max(total.at, answer.at)
    } catch (error) {
      if (!isDiaError(error) || LOG_FAILURES.has(error.code)) throw error
      const [only] = decisions
      if (only === undefined || decisions.length > 1) {
        const middle = decisions.length >> 1
        await commit(decisions.slice(0, middle))
        await commit(decisions.slice(middle))
        return
      }
      const parts = DIA_SYSTEMS.filter((system) => only[system] !== null)
      if (parts.length > 1) {
        for (const system of parts) await commit([onlyOf(only, system)])
      } else {
        poisoned.push(...parts.map((system) => failureOf(only, system, error)))
      }
    }
  }

  await commit(batch.decisions.filter((decision) => DIA_SYSTEMS.some((system) => decision[system] !== null)))
  if (poisoned.length > 0) {
    const { retried, dead, at } = await log.fail(batch.token, poisoned)
    total.retried += retried
    total.dead += dead
    total.at = Math.max(total.at, at)
  }
  return total
}

function onlyOf(decision: EntryDecision, system: DiaSystem): EntryDecision {
  return { ...decision, mediaid: null, treasury: null, coliseum: null, [system]: decision[system] }
}

function failureOf(
  { userId, entryId }: EntryDecision,
  system: DiaSystem,
  { code, message }: DiaError,
): PassportFailure {
  return { userId, entryId, system, code, message, isFinal: false }
}

/** A part takes along only the priors and vectors that its own decisions need. */
function partOf(batch: DecidedBatch, decisions: DecidedBatch['decisions']): DecidedBatch {
  if (decisions.length === batch.decisions.length) return { ...batch, decisions }
  const moved = decisions.flatMap(({ mediaid }) => mediaid ?? [])
  const users = new Set(moved.map(({ userId }) => userId))
  const entities = new Set(
    moved.flatMap(({ entityType, entityId, withArtistId }) => [
      entityKey(entityType ?? '', entityId ?? ''),
      entityKey('artist', withArtistId ?? ''),
    ]),
  )
  return {
    ...batch,
    decisions,
    priors: batch.priors.filter(({ userId }) => users.has(userId)),
    entityVectors: batch.entityVectors.filter((e) => entities.has(entityKey(e.entityType, e.entityId))),
  }
}

async function repeatConflicts<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let repeat = 0; ; repeat++) {
    try {
      return await attempt()
    } catch (error) {
      if (repeat === CONFLICT_REPEATS || !isDiaError(error) || error.code !== 'TRANSIENT_CONFLICT')
        throw error
    }
  }
}

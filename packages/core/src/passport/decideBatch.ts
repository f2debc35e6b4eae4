import { DOMAIN_DIMENSIONS } from '../domains/index.js'
import { assertSameModel, type DomainVectors, type EntityEmbedder } from '../embedding/index.js'
import { DiaError, isDiaError } from '../errors/index.js'
import { type DiaSystem, type EventCatalogue, resolveEventType } from '../events/index.js'
import { applyToBatchMoney, moneyOfBatch } from './BatchMoney.js'
import type { ClaimedBatch, ClaimedEntry } from './ClaimedBatch.js'
import { decideColiseum } from './decideColiseum.js'
import { decideMediaId } from './decideMediaId.js'
import { decideTreasury } from './decideTreasury.js'
import { domainBits } from './domainBits.js'
import { embedEntities, entityKey } from './embedEntities.js'
import { inMoneyOrder } from './inMoneyOrder.js'
import type { DecidedBatch, EntryDecision, PassportFailure, TreasuryDecision } from './PassportDecision.js'
import { SYSTEM_BITS, systemsOf } from './systemsOf.js'
import { unitVectors } from './unitVectors.js'

/** Failures that no retry would end otherwise. */
const FINAL: ReadonlySet<string> = new Set([
  'IDEMPOTENCY_CONFLICT',
  'INVALID_AMOUNT',
  'INVALID_CURRENCY',
  'INVALID_REFUND',
  'PAYOUT_STATE',
  'REFUND_TOO_LARGE',
  'TRANSACTION_STATE',
])

/** Core's half of a batch: no database, no clock. One system's failure leaves the others' decisions. */
export async function decideBatch(
  batch: ClaimedBatch,
  token: string,
  embedder: EntityEmbedder,
  catalogue: EventCatalogue,
): Promise<{ decided: DecidedBatch; failures: PassportFailure[] }> {
  const failures: PassportFailure[] = []
  const attempt = <Decision>(entry: ClaimedEntry, system: DiaSystem, decide: () => Decision) => {
    if ((systemsOf(entry, catalogue) & SYSTEM_BITS[system]) === 0) return null
    try {
      return decide()
    } catch (cause) {
      failures.push(failureOf(entry, system, cause))
      return null
    }
  }

  const { entityVectors, broken } = await embedEntities(embedder, batch.entities)
  const domains = new Map<string, number>()
  const artists = new Map<string, string>()
  for (const { entityType, entityId, domains: bits, artistId } of batch.entities) {
    if (bits !== undefined) domains.set(entityKey(entityType, entityId), bits)
    if (artistId !== undefined) artists.set(entityId, artistId)
  }
  for (const { entityType, entityId, vectors } of entityVectors)
    domains.set(entityKey(entityType, entityId), domainBits(vectors))
  // Whoever needs a vector that could not be built is put back, not decided without it.
  const domainsOf = (entityType: string, entityId: string): number | undefined => {
    const key = entityKey(entityType, entityId)
    const error = broken.get(key)
    if (error !== undefined) throw error
    return domains.get(key)
  }

  const treasury = decideMoney(batch, catalogue, attempt)
  const users = new Map(batch.users.map((user) => [user.userId, user]))
  const priors = new Map<string, DecidedBatch['priors'][number]>()
  const decisions: EntryDecision[] = []
  for (const entry of batch.entries) {
    const user = users.get(entry.userId)
    const mediaid = attempt(entry, 'mediaid', () => {
      const decision = decideMediaId(entry, user, domainsOf, catalogue)
      if (decision.outcome === 'done' && user?.model !== undefined)
        assertSameModel({ model: user.model }, embedder)
      return decision
    })
    let settled = mediaid
    if (mediaid?.outcome === 'done' && user?.mediaId && !user.initialised && !priors.has(user.userId)) {
      try {
        const prior = user.bases && (await embedder.embedBases?.(user.bases))
        const vectors = prior === undefined ? zeroVectors() : unitVectors(prior)
        priors.set(user.userId, { userId: user.userId, mediaId: user.mediaId, vectors })
      } catch (cause) {
        failures.push(failureOf(entry, 'mediaid', cause))
        settled = null
      }
    }
    decisions.push({
      userId: entry.userId,
      entryId: entry.id,
      eventType: resolveEventType(entry.eventType, catalogue)?.type ?? entry.eventType,
      occurredAt: entry.occurredAt,
      entityType: entry.entityType,
      entityId: entry.entityId,
      mediaid: settled,
      treasury: treasury.get(entry) ?? null,
      coliseum: attempt(entry, 'coliseum', () =>
        decideColiseum(entry, (trackId) => artists.get(trackId), catalogue),
      ),
    })
  }

  return {
    decided: {
      token,
      model: embedder.model,
      catalogueVersion: catalogue.version,
      decisions,
      priors: [...priors.values()],
      entityVectors,
    },
    failures,
  }
}

/** Money is decided in its own order, each decision seeing what those before it did. */
function decideMoney(
  batch: ClaimedBatch,
  catalogue: EventCatalogue,
  attempt: (
    entry: ClaimedEntry,
    system: DiaSystem,
    decide: () => TreasuryDecision,
  ) => TreasuryDecision | null,
): ReadonlyMap<ClaimedEntry, TreasuryDecision> {
  const decided = new Map<ClaimedEntry, TreasuryDecision>()
  const entries = batch.entries.filter((entry) => (systemsOf(entry, catalogue) & SYSTEM_BITS.treasury) !== 0)
  if (entries.length === 0) return decided
  const money = moneyOfBatch(batch)
  for (const entry of inMoneyOrder(entries, catalogue)) {
    const decision = attempt(entry, 'treasury', () => decideTreasury(entry, money, catalogue))
    if (decision === null) continue
    applyToBatchMoney(money, decision)
    decided.set(entry, decision)
  }
  return decided
}

function zeroVectors(): DomainVectors {
  const zero = new Float32Array(DOMAIN_DIMENSIONS)
  return { cultural: zero, behavioral: zero, economic: zero, spatial: zero }
}

function failureOf({ userId, id }: ClaimedEntry, system: DiaSystem, cause: unknown): PassportFailure {
  const { code, message } = asFailure(cause)
  return { userId, entryId: id, system, code, message, isFinal: FINAL.has(code) }
}

function asFailure(cause: unknown): DiaError {
  if (isDiaError(cause)) return cause
  const what = cause instanceof Error ? cause.name : typeof cause
  return new DiaError(
    'DECISION_FAILED',
    `An entry could not be decided: ${what}`,
    'See the cause; redrive the dead letter once it is mended.',
    { cause },
  )
}

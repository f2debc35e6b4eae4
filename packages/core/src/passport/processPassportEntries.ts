import { DNA_DOMAINS, DOMAIN_DIMENSIONS } from '../domains/index.js'
import {
  assertSameModel,
  type DomainVectors,
  type EntityEmbedder,
  hashingEmbedder,
} from '../embedding/index.js'
import { asDiaError, DiaError, isDiaError } from '../errors/index.js'
import { EVENT_CATALOGUE, type EventCatalogue } from '../events/index.js'
import { commitDecisions } from './commitDecisions.js'
import { decideMediaId } from './decideMediaId.js'
import { embedEntities, entityKey } from './embedEntities.js'
import type { ClaimedBatch, ClaimedEntry, DecidedBatch, PassportFailure, PassportLog } from './PassportLog.js'
import { unitVectors } from './unitVectors.js'

export interface ProcessOptions {
  readonly log: PassportLog
  /** Builds the vectors that entities and priors lack. Default: signed feature hashing of their metadata. */
  readonly embedder?: EntityEmbedder
  readonly catalogue?: EventCatalogue
  /** Entries per claim, 1 to 5000. Default 500. */
  readonly batchSize?: number
  /** How long a claim holds, in seconds; longer than a batch takes. Default 60. */
  readonly leaseSeconds?: number
}

export interface ProcessResult {
  readonly claimed: number
  /** Entries that moved DNA. */
  readonly processed: number
  readonly skipped: number
  readonly retried: number
  readonly dead: number
  /** On the log's clock. */
  readonly durationMs: number
}

/**
 * Works one batch of the Passport log: claim, decide, commit. Every entry ends processed, skipped with a reason,
 * put back for a retry, or dead; a crash at any point loses nothing, since the lease runs out and a commit is whole.
 * Throws the log's DiaError when the log itself cannot be reached.
 * @example
 * import { processPassportEntries } from '@dia/core/passport'
 * const entry = { userId: 'u', id: 'e', eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entityType: 'track', entityId: 't', context: null, artistId: null, attempts: 0 }
 * const user = { userId: 'u', mediaId: 'm', initialised: true }
 * const track = { entityType: 'track', entityId: 't', domains: 0b1111 }
 * const log = {
 *   claim: async () => ({ token: 'lease', at: 0, entries: [entry], users: [user], entities: [track] }),
 *   commit: async ({ decisions }) => ({ processed: decisions.length, skipped: 0, lapsed: 0, at: 20 }),
 *   fail: async () => ({ retried: 0, dead: 0, at: 20 }),
 * }
 * await processPassportEntries({ log }) // → { claimed: 1, processed: 1, skipped: 0, retried: 0, dead: 0, durationMs: 20 }
 */
export async function processPassportEntries(options: ProcessOptions): Promise<ProcessResult> {
  return workBatch(options).catch((cause: unknown) => {
    throw asDiaError('processPassportEntries', cause)
  })
}

async function workBatch(options: ProcessOptions): Promise<ProcessResult> {
  const { log, embedder = hashingEmbedder, catalogue = EVENT_CATALOGUE } = options
  const { batchSize = 500, leaseSeconds = 60 } = options
  const batch = await log.claim({ batchSize, leaseSeconds, model: embedder.model })
  if (batch.token === null) {
    return { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0, durationMs: 0 }
  }
  const { decided, failures } = await decideBatch(batch, batch.token, embedder, catalogue)
  const outcome = await commitDecisions(log, decided, failures)
  const { at, ...counts } = outcome
  return { claimed: batch.entries.length, ...counts, durationMs: Math.max(0, at - batch.at) }
}

/** Core's half: no database, no clock. */
async function decideBatch(
  batch: ClaimedBatch,
  token: string,
  embedder: EntityEmbedder,
  catalogue: EventCatalogue,
): Promise<{ decided: DecidedBatch; failures: PassportFailure[] }> {
  const domains = new Map<string, number>()
  for (const { entityType, entityId, domains: bits } of batch.entities) {
    if (bits !== undefined) domains.set(entityKey(entityType, entityId), bits)
  }
  const { entityVectors, broken } = await embedEntities(embedder, batch.entities)
  for (const { entityType, entityId, vectors } of entityVectors) {
    domains.set(entityKey(entityType, entityId), domainBits(vectors))
  }

  // Whoever needs a vector that could not be built is put back, not decided without it.
  const domainsOf = (entityType: string, entityId: string): number | undefined => {
    const error = broken.get(entityKey(entityType, entityId))
    if (error !== undefined) throw error
    return domains.get(entityKey(entityType, entityId))
  }

  const users = new Map(batch.users.map((user) => [user.userId, user]))
  const priors = new Map<string, DecidedBatch['priors'][number]>()
  const decisions: DecidedBatch['decisions'][number][] = []
  const failures: PassportFailure[] = []
  const fail = (entry: ClaimedEntry, { code, message }: DiaError) =>
    failures.push({ userId: entry.userId, entryId: entry.id, code, message })

  for (const entry of batch.entries) {
    const user = users.get(entry.userId)
    try {
      const decision = decideMediaId(entry, user, domainsOf, catalogue)
      if (decision.outcome === 'done' && user?.model !== undefined)
        assertSameModel({ model: user.model }, embedder)
      if (decision.outcome === 'done' && user?.mediaId && !user.initialised && !priors.has(user.userId)) {
        const prior = user.bases && (await embedder.embedBases?.(user.bases))
        priors.set(user.userId, {
          userId: user.userId,
          mediaId: user.mediaId,
          vectors: prior === undefined ? zeroVectors() : unitVectors(prior),
        })
      }
      decisions.push(decision)
    } catch (cause) {
      fail(entry, asFailure(cause))
    }
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

function domainBits(vectors: DomainVectors): number {
  return DNA_DOMAINS.reduce(
    (bits, domain, index) =>
      vectors[domain].some((component) => component !== 0) ? bits | (1 << index) : bits,
    0,
  )
}

function zeroVectors(): DomainVectors {
  const zero = new Float32Array(DOMAIN_DIMENSIONS)
  return { cultural: zero, behavioral: zero, economic: zero, spatial: zero }
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

import { DNA_DOMAINS, type DnaDomain, type PerDomain } from '../domains/index.js'
import { assertSameModel, type ModelledVectors } from '../embedding/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { compositeOfCosines, cosinesOfUnits, knownShare } from './compositeCosine.js'
import { directions } from './direction.js'

/** An entity with its vectors. */
export interface CandidateEntity extends ModelledVectors {
  readonly entityType: string
  readonly entityId: string
}

export interface NearEntity {
  readonly entityType: string
  readonly entityId: string
  /** Of the composites, or of the domain asked for. */
  readonly similarity: number
  readonly domains: PerDomain<number>
}

/**
 * The entities nearest to a query, every candidate compared; equal similarities by type, then id (code
 * units). Throws DiaError `MODEL_MISMATCH`, `MODEL_UNKNOWN`, `DIMENSION_MISMATCH`, `INVALID_VECTOR`, `INVALID_SEARCH`.
 * @example
 * import { embedEntity, HASHING_MODEL } from '@dia/core/embedding'
 * import { nearestEntities } from '@dia/core/similarity'
 * const jazz = { entityType: 'track', entityId: 't1', genre: 'jazz' }
 * const query = { model: HASHING_MODEL, vectors: embedEntity(jazz) }
 * nearestEntities(query, [{ ...jazz, ...query }], { limit: 5, domain: 'cultural' })[0]?.entityId // → 't1'
 */
export function nearestEntities(
  query: ModelledVectors,
  candidates: readonly CandidateEntity[],
  options: { readonly limit?: number; readonly domain?: DnaDomain } = {},
): NearEntity[] {
  return answerOrDiaError('nearestEntities', () => {
    const { limit, domain } = parseSearch(query, candidates, options)
    const wanted = directions(query.vectors)
    const wantedShare = knownShare(wanted)
    return Array.from(candidates, (candidate) => {
      assertCandidate(candidate)
      assertSameModel(query, candidate)
      const units = directions(candidate.vectors)
      const domains = cosinesOfUnits(wanted, units)
      const similarity = domain
        ? domains[domain]
        : compositeOfCosines(domains, wantedShare, knownShare(units))
      return { entityType: candidate.entityType, entityId: candidate.entityId, similarity, domains }
    })
      .sort(nearerFirst)
      .slice(0, limit)
  })
}

function nearerFirst(a: NearEntity, b: NearEntity): number {
  if (a.similarity !== b.similarity) return b.similarity - a.similarity
  if (a.entityType !== b.entityType) return a.entityType < b.entityType ? -1 : 1
  return a.entityId < b.entityId ? -1 : a.entityId > b.entityId ? 1 : 0
}

function parseSearch(
  query: unknown,
  candidates: unknown,
  options: { readonly limit?: number; readonly domain?: DnaDomain } | null,
) {
  const { limit = 10, domain } = options ?? {}
  const isSearch =
    typeof query === 'object' &&
    query !== null &&
    Array.isArray(candidates) &&
    Number.isSafeInteger(limit) &&
    limit >= 0 &&
    (domain === undefined || DNA_DOMAINS.includes(domain))
  if (isSearch) return { limit, domain }
  throw invalidSearch('A search lacks its query or candidates, or its limit or domain is wrong.')
}

function assertCandidate(candidate: unknown): void {
  const { entityType, entityId } = (candidate ?? {}) as { entityType?: unknown; entityId?: unknown }
  if (typeof entityType !== 'string' || typeof entityId !== 'string')
    throw invalidSearch('A candidate lacks its type or id.')
}

function invalidSearch(message: string): DiaError {
  return new DiaError(
    'INVALID_SEARCH',
    message,
    `Pass modelled vectors, an array of candidates, a limit of 0 or more, and a domain of ${DNA_DOMAINS.join(', ')}.`,
  )
}

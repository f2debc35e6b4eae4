import type { PerDomain } from '../domains/index.js'
import { assertSameModel, type ModelledVectors } from '../embedding/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { AtgcBases } from '../identity/index.js'
import { compositeCosine, domainCosines } from './compositeCosine.js'
import { type SharedStatement, sharedStatements } from './sharedStatements.js'

/** What is compared of a user; no part is needed. */
export interface OverlapUser {
  readonly bases?: AtgcBases | null | undefined
  readonly dna?: ModelledVectors | null | undefined
  /** What they interacted with; weights of any unit, 0 or more, such as shares of attribution. */
  readonly entities?: readonly WeightedEntity[] | null | undefined
}

export interface WeightedEntity {
  readonly entityType: string
  readonly entityId: string
  readonly weight: number
}

/** An entity both have, with its share of each one's whole weight. */
export interface SharedEntity {
  readonly entityType: string
  readonly entityId: string
  readonly shareA: number
  readonly shareB: number
}

export interface Overlap {
  /** Cosines of their DNA; null unless both have DNA. */
  readonly similarity: { readonly composite: number; readonly domains: PerDomain<number> } | null
  /** What both state, strongest first; a negative weight is a flag they set against each other. */
  readonly statements: readonly SharedStatement[]
  /** What both interacted with, strongest first. */
  readonly entities: readonly SharedEntity[]
  /** The part of their entity weights that coincides, 0 to 1. */
  readonly entityOverlap: number
}

/**
 * How two users overlap, and why: their DNA, the statements of their ATGC bases they share, the entities
 * they share with weights. Throws DiaError `INVALID_OVERLAP`, `MODEL_MISMATCH`, `INVALID_ATGC_BASES`, `INVALID_VECTOR`.
 * @example
 * import { explainOverlap } from '@dia/core/similarity'
 * const bases = { interests: ['jazz'], genrePreferences: [], contentFlags: {}, locationCode: null }
 * explainOverlap({ bases }, { bases }).statements // → [{ domain: 'cultural', kind: 'taste', text: 'jazz', weight: 1 }]
 */
export function explainOverlap(userA: OverlapUser, userB: OverlapUser): Overlap {
  return answerOrDiaError('explainOverlap', () => {
    for (const user of [userA, userB])
      if (typeof user !== 'object' || user === null) throw invalidOverlap('A user to compare is missing.')
    const entities = sharedEntities(entityShares(userA.entities), entityShares(userB.entities))
    return {
      similarity: dnaSimilarity(userA.dna, userB.dna),
      statements: userA.bases && userB.bases ? sharedStatements(userA.bases, userB.bases) : [],
      entities,
      entityOverlap: Math.min(
        1,
        entities.reduce((sum, entity) => sum + common(entity), 0),
      ),
    }
  })
}

function dnaSimilarity(a: OverlapUser['dna'], b: OverlapUser['dna']): Overlap['similarity'] {
  if (!a || !b) return null
  assertSameModel(a, b)
  return { composite: compositeCosine(a.vectors, b.vectors), domains: domainCosines(a.vectors, b.vectors) }
}

type EntityShares = Map<string, { entityType: string; entityId: string; share: number }>

function entityShares(entities: OverlapUser['entities']): EntityShares {
  const shares: EntityShares = new Map()
  if (entities === null || entities === undefined) return shares
  if (!Array.isArray(entities)) throw invalidOverlap('The entities of a user are no list.')
  let total = 0
  for (const entity of entities as readonly WeightedEntity[]) {
    assertEntity(entity)
    total += entity.weight
    const key = JSON.stringify([entity.entityType, entity.entityId])
    const known = shares.get(key)
    if (known) known.share += entity.weight
    else shares.set(key, { entityType: entity.entityType, entityId: entity.entityId, share: entity.weight })
  }
  if (!Number.isFinite(total)) throw invalidOverlap('The weights of a user’s entities are too large to add.')
  for (const entity of shares.values()) entity.share = total === 0 ? 0 : entity.share / total
  return shares
}

function sharedEntities(a: EntityShares, b: EntityShares): SharedEntity[] {
  const shared: SharedEntity[] = []
  for (const [key, { entityType, entityId, share }] of a) {
    const other = b.get(key)
    if (other && share > 0 && other.share > 0)
      shared.push({ entityType, entityId, shareA: share, shareB: other.share })
  }
  const name = ({ entityType, entityId }: SharedEntity) => `${entityType} ${entityId}`
  return shared.sort((x, y) => common(y) - common(x) || (name(x) < name(y) ? -1 : 1))
}

function common({ shareA, shareB }: SharedEntity): number {
  return Math.min(shareA, shareB)
}

function assertEntity(entity: WeightedEntity): void {
  const isEntity =
    typeof entity?.entityType === 'string' &&
    typeof entity.entityId === 'string' &&
    Number.isFinite(entity.weight) &&
    entity.weight >= 0
  if (!isEntity)
    throw invalidOverlap('An entity lacks its type or id, or its weight is no number of 0 or more.')
}

function invalidOverlap(message: string): DiaError {
  return new DiaError(
    'INVALID_OVERLAP',
    message,
    'Pass two users, each { bases?, dna?, entities? } with weights of 0 or more.',
  )
}

import {
  type DomainVectors,
  type EntityEmbedder,
  type EntityMetadata,
  embedWith,
} from '../embedding/index.js'
import { DiaError, isDiaError } from '../errors/index.js'
import type { ClaimedEntity } from './ClaimedBatch.js'
import { unitVectors } from './unitVectors.js'

/** Names an entity in maps; uuids compare without case. */
export function entityKey(entityType: string, entityId: string): string {
  return `${entityType}:${entityId.toLowerCase()}`
}

/** Builds the vectors that entities lack: all at once, and one by one where that fails, so that one bad entity stays alone. */
export async function embedEntities(
  embedder: EntityEmbedder,
  entities: readonly ClaimedEntity[],
): Promise<{
  entityVectors: { entityType: string; entityId: string; vectors: DomainVectors }[]
  broken: Map<string, DiaError>
}> {
  const lacking = entities.flatMap(({ entityType, entityId, domains, metadata }): EntityMetadata[] =>
    domains === undefined && metadata !== undefined ? [{ ...metadata, entityType, entityId }] : [],
  )
  const broken = new Map<string, DiaError>()
  if (lacking.length === 0) return { entityVectors: [], broken }
  try {
    return { entityVectors: await embed(embedder, lacking), broken }
  } catch {
    const entityVectors: Awaited<ReturnType<typeof embed>> = []
    for (const entity of lacking) {
      try {
        entityVectors.push(...(await embed(embedder, [entity])))
      } catch (cause) {
        broken.set(entityKey(entity.entityType, entity.entityId), asEmbedderError(cause))
      }
    }
    return { entityVectors, broken }
  }
}

async function embed(embedder: EntityEmbedder, entities: readonly EntityMetadata[]) {
  const answers = await embedWith(embedder, entities)
  return entities.flatMap(({ entityType, entityId }, index) => {
    const answer = answers[index]
    return answer === undefined ? [] : [{ entityType, entityId, vectors: unitVectors(answer.vectors) }]
  })
}

function asEmbedderError(cause: unknown): DiaError {
  if (isDiaError(cause)) return cause
  return new DiaError('EMBEDDER_FAILED', 'The embedder failed on an entity', 'See the cause.', { cause })
}

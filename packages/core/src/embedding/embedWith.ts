import { DNA_DOMAINS, DOMAIN_DIMENSIONS } from '../domains/index.js'
import { asDiaError, DiaError } from '../errors/index.js'
import type { DomainVectors } from './DomainVectors.js'
import type { EntityEmbedder } from './EntityEmbedder.js'
import type { EntityMetadata } from './EntityMetadata.js'
import type { ModelledVectors } from './ModelledVectors.js'

/**
 * Asks any embedder and checks its answer: one per entity, four domains, 384 finite components.
 * Throws DiaError `EMBEDDER_FAILED` where it throws, `EMBEDDER_ANSWER` where the answer is no good.
 * @example
 * import { embedWith, hashingEmbedder } from '@dia/core/embedding'
 * const [track] = await embedWith(hashingEmbedder, [{ entityType: 'track', entityId: 't1' }])
 * track?.model // → 'dia-hash-1'
 */
export async function embedWith(
  embedder: EntityEmbedder,
  entities: readonly EntityMetadata[],
): Promise<ModelledVectors[]> {
  try {
    return await askAndCheck(embedder, entities)
  } catch (cause) {
    throw asDiaError('embedWith', cause)
  }
}

async function askAndCheck(
  embedder: EntityEmbedder,
  entities: readonly EntityMetadata[],
): Promise<ModelledVectors[]> {
  const model: unknown = embedder?.model
  if (typeof model !== 'string' || model === '') throw badAnswer('it has no model name', 'unnamed')
  if (!Array.isArray(entities)) throw badAnswer('it was asked for no list of entities', model)
  const answer: unknown = await ask(embedder, entities)
  if (!Array.isArray(answer) || answer.length !== entities.length)
    throw badAnswer('it did not answer one set of vectors per entity', model)
  return Array.from(answer, (vectors: unknown) => {
    assertDomainVectors(vectors, model)
    return { model, vectors }
  })
}

async function ask(embedder: EntityEmbedder, entities: readonly EntityMetadata[]): Promise<unknown> {
  try {
    return await embedder.embed(entities)
  } catch (cause) {
    if (cause instanceof DiaError) throw cause
    throw new DiaError(
      'EMBEDDER_FAILED',
      `The embedder "${embedder.model}" threw.`,
      'See the cause; the entities can be embedded again once it is mended.',
      { cause },
    )
  }
}

function assertDomainVectors(vectors: unknown, model: string): asserts vectors is DomainVectors {
  if (typeof vectors !== 'object' || vectors === null) throw badAnswer('an answer is no object', model)
  for (const domain of DNA_DOMAINS) {
    const vector: unknown = Reflect.get(vectors, domain)
    const isVector = Array.isArray(vector) || vector instanceof Float32Array || vector instanceof Float64Array
    if (!isVector || vector.length !== DOMAIN_DIMENSIONS || !Array.from(vector).every(Number.isFinite))
      throw badAnswer(`its ${domain} vector is not ${DOMAIN_DIMENSIONS} finite numbers`, model)
  }
}

function badAnswer(what: string, model: string): DiaError {
  return new DiaError(
    'EMBEDDER_ANSWER',
    `The embedder "${model}" cannot be used: ${what}.`,
    'An EntityEmbedder has a model name and answers four vectors of 384 finite numbers per entity, in order.',
  )
}

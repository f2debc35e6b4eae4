import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { EntityEmbedder } from './EntityEmbedder.js'
import type { EntityMetadata } from './EntityMetadata.js'
import { embedBases } from './embedBases.js'
import { entityTokens } from './entityTokens.js'
import { HASHING_MODEL, type HashedVectors } from './hashingModel.js'
import { hashTokens } from './hashTokens.js'

/**
 * One entity's unit vectors in the model `dia-hash-1`: genre, mood, tags, artist, title → cultural;
 * type, duration, tempo, energy, format → behavioral; type, price → economic; place, time of day,
 * weekday → spatial. Zero where nothing is known. Throws DiaError `INVALID_ENTITY_METADATA`.
 * @example
 * import { embedEntity } from '@dia/core/embedding'
 * embedEntity({ entityType: 'track', entityId: 't1', genre: 'Jazz' }).cultural.length // → 384
 */
export function embedEntity(entity: EntityMetadata): HashedVectors {
  return answerOrDiaError('embedEntity', () => {
    const tokens = entityTokens(entity)
    return {
      cultural: hashTokens(tokens.cultural),
      behavioral: hashTokens(tokens.behavioral),
      economic: hashTokens(tokens.economic),
      spatial: hashTokens(tokens.spatial),
    }
  })
}

/**
 * The default embedder: signed feature hashing, no model file, the same vectors on every machine.
 * @example
 * import { hashingEmbedder } from '@dia/core/embedding'
 * hashingEmbedder.model // → 'dia-hash-1'
 */
export const hashingEmbedder = Object.freeze({
  model: HASHING_MODEL,
  embed(entities: readonly EntityMetadata[]): HashedVectors[] {
    return answerOrDiaError('hashingEmbedder.embed', () => {
      if (!Array.isArray(entities))
        throw new DiaError(
          'INVALID_ENTITY_METADATA',
          'The embedder was not given a list of entities.',
          'Pass an array of EntityMetadata.',
        )
      return Array.from(entities, (entity) => embedEntity(entity))
    })
  },
  embedBases,
}) satisfies EntityEmbedder

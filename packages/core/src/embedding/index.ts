/**
 * DNA from metadata: vectors of entities and of ATGC bases, by signed feature hashing or a host's own model.
 * @module
 */

export type { DomainVector, DomainVectors } from './DomainVectors.js'
export type { EntityEmbedder } from './EntityEmbedder.js'
export type { EntityMetadata } from './EntityMetadata.js'
export { embedBases } from './embedBases.js'
export { embedWith } from './embedWith.js'
export { embedEntity, hashingEmbedder } from './hashingEmbedder.js'
export { HASHING_MODEL, type HashedVectors } from './hashingModel.js'
export { assertSameModel, type ModelledVectors } from './ModelledVectors.js'
export { normaliseToken } from './normaliseToken.js'

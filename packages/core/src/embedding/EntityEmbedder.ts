import type { AtgcBases } from '../identity/index.js'
import type { DomainVectors } from './DomainVectors.js'
import type { EntityMetadata } from './EntityMetadata.js'

/** Turns entities into vectors. A host may plug its own model; its name travels with each vector. */
export interface EntityEmbedder {
  readonly model: string
  /** Answers one set of vectors per entity, in order: 384 finite components each, zero where nothing is known. */
  embed(entities: readonly EntityMetadata[]): DomainVectors[] | Promise<DomainVectors[]>
  /** The prior in the same space; an embedder without it starts users without a prior. */
  embedBases?(bases: AtgcBases): DomainVectors | Promise<DomainVectors>
}

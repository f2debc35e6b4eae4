import type { DomainVectors } from '../embedding/index.js'

/** An entity's newest vectors. */
export interface EntityDna {
  readonly entityId: string
  /** Names this version in a history's `vectors`. */
  readonly vectorId: string
  readonly model: string
  readonly version: number
  /** ISO 8601. */
  readonly madeAt: string
  /** Unit or zero per domain. */
  readonly vectors: DomainVectors
}

/** Where admins read the DNA of tracks, artists, events and playlists. Failures are DiaErrors. */
export interface EntityDnaSource {
  /** By entity id; an entity that nothing was made of yet is not there. */
  readEntityDna(
    entityType: string,
    entityIds: readonly string[],
    options?: { signal?: AbortSignal },
  ): Promise<ReadonlyMap<string, EntityDna>>
}

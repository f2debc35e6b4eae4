import type { PerDomain } from '../domains/index.js'
import type { InfluenceCatalogue, PartialDnaPreferences } from '../influence/index.js'

/**
 * An entity's vectors, one per domain; any length from 1e-140 to 1e140 counts as length 1. Shorter ones count as zero
 * and move nothing; longer ones are a DiaError `INVALID_VECTOR`.
 */
export type EntityVectors = Readonly<PerDomain<ArrayLike<number>>>

/** Weights that win over the catalogue's. Domains and base intensity in [0, 1], valence in [−1, 1]. */
export interface InteractionWeights extends Readonly<PerDomain<number>> {
  readonly baseIntensity: number
  /** Without it the event type's valence holds. */
  readonly valence?: number
}

/** One thing a user did with an entity. */
export interface MirrorInteraction {
  /** Unique within a batch, where it is given. */
  readonly id?: string
  /** Canonical or an alias; an unknown name moves the DNA by the fallback weights. */
  readonly eventType: string
  /** A Date, or ISO 8601 with a zone. */
  readonly occurredAt: Date | string
  /** The vectors, or a function that looks them up, so that a long history need not hold them. */
  readonly entity: EntityVectors | (() => EntityVectors)
  readonly preferences?: PartialDnaPreferences | null
  /** Where it took place, such as `playlist`; weighed by the preferences. */
  readonly context?: string | null
  /** Wins over the type's valence; −1 to 1. */
  readonly valence?: number
  readonly weights?: InteractionWeights
}

export interface MirrorSettings {
  /** A host's catalogue in place of the default. */
  readonly catalogue?: InfluenceCatalogue
}

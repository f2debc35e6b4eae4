import type { PerDomain } from '../domains/index.js'
import type { EventCategory, UnknownTypeWeights } from '../events/index.js'

/** How strongly an event type pulls on each domain. */
export interface InfluenceWeights extends Readonly<PerDomain<number>> {
  /** Canonical; of an unknown name, the name as it was asked. */
  readonly eventType: string
  readonly category: EventCategory | 'unknown'
  readonly baseIntensity: number
  readonly valence: number
  /** True when no one knows the name and these are the catalogue's weights for unknown types. */
  readonly isFallback: boolean
}

/** What influence needs of a catalogue; every `EventCatalogue` has it. */
export interface InfluenceCatalogue {
  readonly unknownTypeWeights: UnknownTypeWeights
  readonly byName: ReadonlyMap<
    string,
    {
      readonly type: string
      readonly category: EventCategory
      readonly weights: Readonly<PerDomain<number>>
      readonly baseIntensity: number
      readonly valence: number
    }
  >
}

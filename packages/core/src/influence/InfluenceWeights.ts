import type { EventInfluence, UnknownTypeWeights } from '../events/index.js'

/** How strongly an event type pulls on each domain. */
export interface InfluenceWeights extends EventInfluence {}

/** What influence needs of a catalogue; every `EventCatalogue` has it. */
export interface InfluenceCatalogue {
  readonly unknownTypeWeights: UnknownTypeWeights
  readonly influences: ReadonlyMap<string, InfluenceWeights>
}

import { CATALOGUE_VERSION } from './catalogueVersion.js'
import type { EventCatalogue, EventDefinition } from './EventDefinition.js'
import { EVENT_FACTS } from './eventFacts.js'
import { indexCatalogue } from './indexCatalogue.js'
import { type InfluenceRow, readInfluenceTable, UNKNOWN_TYPE_INFLUENCE } from './influenceTable.js'

function defineEvent({ type, category, influence, aliases }: InfluenceRow): EventDefinition {
  const { baseIntensity, valence, ...weights } = influence
  return Object.freeze({
    type,
    category,
    weights: Object.freeze(weights),
    baseIntensity,
    valence,
    aliases,
    ...EVENT_FACTS[type],
  })
}

function buildCatalogue(): EventCatalogue {
  return indexCatalogue({
    version: CATALOGUE_VERSION,
    events: Object.freeze(readInfluenceTable().map(defineEvent)),
    unknownTypeWeights: Object.freeze({ ...UNKNOWN_TYPE_INFLUENCE }),
  })
}

/** The 63 event types of the requirements. A host extends them with `extendCatalogue`. */
export const EVENT_CATALOGUE: EventCatalogue = /* @__PURE__ */ buildCatalogue()

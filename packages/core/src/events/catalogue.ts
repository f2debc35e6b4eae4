import { CATALOGUE_VERSION } from './catalogueVersion.js'
import type { EventCatalogue, EventCategory, EventDefinition } from './EventDefinition.js'
import { EVENT_FACTS } from './eventFacts.js'
import { indexCatalogue } from './indexCatalogue.js'
import { type EventType, INFLUENCE_TABLE, UNKNOWN_TYPE_ROW } from './influenceTable.js'

function defineEvent(type: EventType): EventDefinition {
  const [cultural, behavioral, economic, spatial, baseIntensity, valence, aliases] = INFLUENCE_TABLE[type]
  return Object.freeze({
    type,
    category: type.slice(0, type.indexOf('.')) as EventCategory,
    weights: Object.freeze({ cultural, behavioral, economic, spatial }),
    baseIntensity,
    valence,
    aliases: aliases.split(' ').filter(Boolean),
    ...EVENT_FACTS[type],
  })
}

function buildCatalogue(): EventCatalogue {
  const [cultural, behavioral, economic, spatial, baseIntensity, valence] = UNKNOWN_TYPE_ROW
  return indexCatalogue({
    version: CATALOGUE_VERSION,
    events: Object.freeze((Object.keys(INFLUENCE_TABLE) as EventType[]).map(defineEvent)),
    unknownTypeWeights: Object.freeze({ cultural, behavioral, economic, spatial, baseIntensity, valence }),
  })
}

/** The 63 event types of the requirements. A host extends them with `extendCatalogue`. */
export const EVENT_CATALOGUE: EventCatalogue = /* @__PURE__ */ buildCatalogue()

import { CATALOGUE_VERSION } from './catalogueVersion.js'
import type { EventCatalogue, EventDefinition } from './EventDefinition.js'
import { EVENT_DESCRIPTIONS } from './eventDescriptions.js'
import { EVENT_FACTS } from './eventFacts.js'
import { indexCatalogue } from './indexCatalogue.js'
import { type DefaultInfluence, readInfluenceTable, UNKNOWN_TYPE_WEIGHTS } from './influenceTable.js'

function defineEvent(influence: DefaultInfluence, aliases: readonly string[]): EventDefinition {
  const { eventType, category, cultural, behavioral, economic, spatial, baseIntensity, valence } = influence
  return Object.freeze({
    type: eventType,
    category,
    weights: Object.freeze({ cultural, behavioral, economic, spatial }),
    baseIntensity,
    valence,
    aliases,
    description: EVENT_DESCRIPTIONS[eventType],
    ...EVENT_FACTS[eventType],
  })
}

function buildCatalogue(): EventCatalogue {
  const named = [...readInfluenceTable()]
  const aliasesOf = (type: DefaultInfluence) =>
    named.filter(([name, influence]) => influence === type && name !== type.eventType).map(([name]) => name)
  const types = new Set(named.map(([, influence]) => influence))
  return indexCatalogue({
    version: CATALOGUE_VERSION,
    events: Object.freeze([...types].map((type) => defineEvent(type, aliasesOf(type)))),
    unknownTypeWeights: Object.freeze({ ...UNKNOWN_TYPE_WEIGHTS }),
  })
}

/** The 63 event types of the requirements. A host extends them with `extendCatalogue`. */
export const EVENT_CATALOGUE: EventCatalogue = /* @__PURE__ */ buildCatalogue()

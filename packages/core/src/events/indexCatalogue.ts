import { DiaError } from '../errors/index.js'
import type { EventCatalogue, EventDefinition, EventInfluence } from './EventDefinition.js'

/** Gives a catalogue its index by name; a name that means two types is a DiaError `DUPLICATE_EVENT_NAME`. */
export function indexCatalogue(catalogue: Omit<EventCatalogue, 'byName' | 'influences'>): EventCatalogue {
  const byName = new Map<string, EventDefinition>()
  const influences = new Map<string, EventInfluence>()
  for (const event of catalogue.events) {
    const influence = influenceOf(event)
    for (const name of [event.type, ...event.aliases]) {
      if (byName.has(name))
        throw new DiaError(
          'DUPLICATE_EVENT_NAME',
          `The event name ${JSON.stringify(name)} means two types.`,
          'Give each type names and aliases of its own.',
          { details: { name } },
        )
      byName.set(name, event)
      influences.set(name, influence)
    }
  }
  return Object.freeze({ ...catalogue, byName, influences })
}

function influenceOf({ type, category, weights, baseIntensity, valence }: EventDefinition): EventInfluence {
  return Object.freeze({ ...weights, baseIntensity, valence, eventType: type, category, isFallback: false })
}

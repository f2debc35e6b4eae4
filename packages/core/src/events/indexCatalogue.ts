import { DiaError } from '../errors/index.js'
import type { EventCatalogue, EventDefinition } from './EventDefinition.js'

/** Gives a catalogue its index by name; a name that means two types is a DiaError `DUPLICATE_EVENT_NAME`. */
export function indexCatalogue(catalogue: Omit<EventCatalogue, 'byName'>): EventCatalogue {
  const byName = new Map<string, EventDefinition>()
  for (const event of catalogue.events)
    for (const name of [event.type, ...event.aliases]) {
      if (byName.has(name))
        throw new DiaError(
          'DUPLICATE_EVENT_NAME',
          `The event name ${JSON.stringify(name)} means two types.`,
          'Give each type names and aliases of its own.',
          { details: { name } },
        )
      byName.set(name, event)
    }
  return Object.freeze({ ...catalogue, byName })
}

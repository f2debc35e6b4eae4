import { EVENT_DESCRIPTIONS } from '../events/eventDescriptions.js'
import { EVENT_CATALOGUE, type EventCategory } from '../events/index.js'
import type { MatrixFilterOption } from './MatrixDefinition.js'

/** The catalogue's canonical names, with what they mean. */
export function canonicalTypeOptions(categories?: readonly EventCategory[]): MatrixFilterOption[] {
  return Object.entries(EVENT_DESCRIPTIONS)
    .filter(
      ([type]) => categories === undefined || categories.some((category) => type.startsWith(`${category}.`)),
    )
    .map(([type, description]) => ({ value: type, label: `${description} (${type})` }))
}

/** Every name that a log may hold: each canonical name, followed by its aliases. */
export function loggedTypeOptions(): MatrixFilterOption[] {
  return EVENT_CATALOGUE.events.flatMap(({ type, aliases }) =>
    [type, ...aliases].map((value) => ({ value, label: value })),
  )
}

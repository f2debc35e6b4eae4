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

/** The same for rows of a log, which holds aliases too: each type stands for all its names. */
export function loggedTypeOptions(categories?: readonly EventCategory[]): MatrixFilterOption[] {
  return canonicalTypeOptions(categories).map((option) => {
    const { aliases } = EVENT_CATALOGUE.byName.get(option.value) ?? { aliases: [] }
    return aliases.length === 0 ? option : { ...option, names: [option.value, ...aliases] }
  })
}

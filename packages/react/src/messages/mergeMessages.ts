import type { DiaMessages } from './DiaMessages.js'
import { englishMessages } from './englishMessages.js'

/** Any part of the messages; what is left out stays English. */
export type PartialMessages = {
  readonly [Group in keyof DiaMessages]?: Partial<DiaMessages[Group]>
}

export function mergeMessages(messages: PartialMessages): DiaMessages {
  return {
    matrix: { ...englishMessages.matrix, ...messages.matrix },
    filters: { ...englishMessages.filters, ...messages.filters },
    states: { ...englishMessages.states, ...messages.states },
    cells: { ...englishMessages.cells, ...messages.cells },
    dna: { ...englishMessages.dna, ...messages.dna },
  }
}

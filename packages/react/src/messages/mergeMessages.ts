import type { DiaMessages } from './DiaMessages.js'
import { englishMessages } from './englishMessages.js'

/** Any part of the messages; what is left out stays English. */
export type PartialMessages = {
  readonly [Section in keyof DiaMessages]?: Partial<DiaMessages[Section]>
}

export function mergeMessages(messages: PartialMessages): DiaMessages {
  const sections = Object.keys(englishMessages) as (keyof DiaMessages)[]
  return Object.fromEntries(
    sections.map((section) => [section, { ...englishMessages[section], ...messages[section] }]),
  ) as unknown as DiaMessages
}

export { createFormat, type DiaFormat } from './DiaFormat.js'
export type { DiaMessages } from './DiaMessages.js'
export { englishMessages } from './englishMessages.js'
export { mergeMessages, type PartialMessages } from './mergeMessages.js'

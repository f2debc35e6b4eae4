/**
 * The decisions that a user's DNA is made of, the port through which a view asks for them, and what follows from
 * them.
 * @module
 */

export type { DnaHistory, DnaHistoryItem, DnaHistoryOptions, DnaHistorySource } from './DnaHistory.js'
export { type DnaLens, dnaLens } from './dnaLens.js'
export type { EntityDna, EntityDnaSource } from './EntityDna.js'
export { historyInteractions } from './historyInteractions.js'
export { initialStateOf } from './initialStateOf.js'
export { memoryDnaHistorySource } from './memoryDnaHistorySource.js'
export { dnaStateOf, type LivedHistory, previewInteraction } from './previewInteraction.js'
export { type HistoryTrace, traceHistory, traceHistoryInSteps } from './traceHistory.js'

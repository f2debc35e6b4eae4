/**
 * The decisions that a user's DNA is made of, and the port through which a view asks for them.
 * @module
 */

export type { DnaHistory, DnaHistoryItem, DnaHistoryOptions, DnaHistorySource } from './DnaHistory.js'

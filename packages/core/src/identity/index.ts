/**
 * A user's ATGC bases and DNA, and the port through which a view asks for them.
 * @module
 */

export type { AtgcBases } from './AtgcBases.js'
export type { PreferencesSource, SavedPreferences } from './PreferencesSource.js'
export type { DnaInitialiser, DnaSource, DomainEvidence, InitialisedDna, UserDna } from './UserDna.js'

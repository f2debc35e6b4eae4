export type { AtgcBases } from './AtgcBases.js'
export type { DnaSource, DomainEvidence, UserDna } from './UserDna.js'

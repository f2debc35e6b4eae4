/**
 * How alike two DNAs are, the nearest entities, and why two users overlap.
 * @module
 */

export { composite, compositeCosine, domainCosines } from './compositeCosine.js'
export { cosine } from './cosine.js'
export {
  explainOverlap,
  type Overlap,
  type OverlapUser,
  type SharedEntity,
  type WeightedEntity,
} from './explainOverlap.js'
export { type CandidateEntity, type NearEntity, nearestEntities } from './nearestEntities.js'
export type { SharedStatement } from './sharedStatements.js'

/**
 * How strongly an event type pulls on each domain, for everyone and for one user's preferences.
 * @module
 */

export { applyUserMultipliers } from './applyUserMultipliers.js'
export type { EventCoefficients } from './coefficientsOfWeights.js'
export {
  DEFAULT_DNA_PREFERENCES,
  type DnaPreferences,
  INTERACTION_CONTEXTS,
  type InteractionContext,
  type PartialDnaPreferences,
} from './DnaPreferences.js'
export { getInfluenceWeights } from './getInfluenceWeights.js'
export type { InfluenceCatalogue, InfluenceWeights } from './InfluenceWeights.js'
export { type InfluenceCoefficients, influenceCoefficients } from './influenceCoefficients.js'
export { dnaConsent, parseDnaPreferences } from './parseDnaPreferences.js'

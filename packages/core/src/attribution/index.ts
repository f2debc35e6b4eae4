/**
 * What each event has done to a DNA: exact shares and coefficients, and the DNA without chosen events.
 * @module
 */

export { attributeDna } from './attributeDna.js'
export type { AttributedInteraction, DnaAttribution, DnaContribution } from './DnaAttribution.js'
export { dnaWithout } from './dnaWithout.js'
export {
  type ContributionGroup,
  type ContributionGrouping,
  type ContributionSum,
  contributionKey,
  groupContributions,
} from './groupContributions.js'
export { type InfluenceTrace, traceInfluence } from './InfluenceTrace.js'
export { contributionsOf, type InfluenceMoment, influenceAt } from './influenceAt.js'
export { type InfluenceEvidence, influenceEvidence } from './influenceEvidence.js'
export type { AttributionPeriod } from './periodKey.js'

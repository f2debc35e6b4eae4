export { attributeDna } from './attributeDna.js'
export type { AttributedInteraction, DnaAttribution, DnaContribution } from './DnaAttribution.js'
export { dnaWithout } from './dnaWithout.js'
export {
  type ContributionGroup,
  type ContributionGrouping,
  type ContributionSum,
  groupContributions,
} from './groupContributions.js'
export type { AttributionPeriod } from './periodKey.js'

/**
 * The four domains of a DNA, their dimensions and their shares of the composite.
 * @module
 */

export {
  COMPOSITE_DIMENSIONS,
  DNA_DOMAINS,
  type DnaDomain,
  DOMAIN_DIMENSIONS,
  DOMAIN_SHARES,
  type PerDomain,
} from './domains.js'

/** The four DNA domains in their fixed order, which is also their order in the composite. */
export const DNA_DOMAINS = ['cultural', 'behavioral', 'economic', 'spatial'] as const

export type DnaDomain = (typeof DNA_DOMAINS)[number]

/** A value per domain. */
export type PerDomain<T> = Record<DnaDomain, T>

/** How much each domain weighs in composite, confidence and maturity; they sum to 1. */
export const DOMAIN_SHARES: Readonly<PerDomain<number>> = Object.freeze({
  cultural: 0.4,
  behavioral: 0.3,
  economic: 0.15,
  spatial: 0.15,
})

/** Components of one domain's vector. */
export const DOMAIN_DIMENSIONS = 384

/** Components of the composite: the four domains one after the other. */
export const COMPOSITE_DIMENSIONS = 1536

import { DNA_DOMAINS, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import type { DomainVectors } from '../embedding/index.js'
import { answerOrDiaError } from '../errors/index.js'
import { cosineOfUnits } from './cosine.js'
import { directions, knownDomains } from './direction.js'

/**
 * The cosine in each domain; 0 where either side knows nothing.
 * @example
 * import { embedEntity } from '@dia/core/embedding'
 * import { domainCosines } from '@dia/core/similarity'
 * const track = embedEntity({ entityType: 'track', entityId: 't1', genre: 'jazz' })
 * domainCosines(track, track).cultural > 0.999 // → true
 */
export function domainCosines(a: DomainVectors, b: DomainVectors): PerDomain<number> {
  return answerOrDiaError('domainCosines', () => {
    return cosinesOfUnits(directions(a), directions(b))
  })
}

/**
 * The cosine of two composites: the domain cosines weighted by their shares, over the shares that each
 * side knows. Throws DiaError `DIMENSION_MISMATCH`, `INVALID_VECTOR`.
 * @example
 * import { compositeCosine } from '@dia/core/similarity'
 * const a = { cultural: [1, 0], behavioral: [1], economic: [1], spatial: [1] }
 * compositeCosine(a, { ...a, cultural: [0, 1] }).toFixed(6) // → '0.600000'
 */
export function compositeCosine(a: DomainVectors, b: DomainVectors): number {
  return answerOrDiaError('compositeCosine', () => {
    const [left, right] = [directions(a), directions(b)]
    return compositeOfCosines(cosinesOfUnits(left, right), knownShare(left), knownShare(right))
  })
}

/**
 * The composite: the four directions one after the other, each times the root of its share; 1536
 * components of 384 each. Length 1 when all domains are known, less when some are zero.
 * @example
 * import { embedEntity } from '@dia/core/embedding'
 * import { composite } from '@dia/core/similarity'
 * composite(embedEntity({ entityType: 'track', entityId: 't1' })).length // → 1536
 */
export function composite(vectors: DomainVectors): Float64Array {
  return answerOrDiaError('composite', () => {
    const units = directions(vectors)
    return Float64Array.from(
      DNA_DOMAINS.flatMap((domain) =>
        Array.from(units[domain], (component) => component * Math.sqrt(DOMAIN_SHARES[domain])),
      ),
    )
  })
}

export function cosinesOfUnits(a: PerDomain<Float64Array>, b: PerDomain<Float64Array>): PerDomain<number> {
  return {
    cultural: cosineOfUnits(a.cultural, b.cultural),
    behavioral: cosineOfUnits(a.behavioral, b.behavioral),
    economic: cosineOfUnits(a.economic, b.economic),
    spatial: cosineOfUnits(a.spatial, b.spatial),
  }
}

/** The squared length of a composite: the shares of its known domains. */
export function knownShare(units: PerDomain<Float64Array>): number {
  return knownDomains(units).reduce((sum, domain) => sum + DOMAIN_SHARES[domain], 0)
}

export function compositeOfCosines(cosines: PerDomain<number>, shareA: number, shareB: number): number {
  if (shareA === 0 || shareB === 0) return 0
  const dot = DNA_DOMAINS.reduce((sum, domain) => sum + DOMAIN_SHARES[domain] * cosines[domain], 0)
  return Math.max(-1, Math.min(1, dot / Math.sqrt(shareA * shareB)))
}

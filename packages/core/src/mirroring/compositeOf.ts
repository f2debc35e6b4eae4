import { DNA_DOMAINS, DOMAIN_SHARES, type PerDomain } from '../domains/index.js'
import { LEAST_COMPONENT, LEAST_LENGTH } from './dnaDefaults.js'
import { sumOfSquares } from './unitVector.js'

/** The four blocks √share · unit(vector), one after the other, of vectors that are known to be finite. */
export function compositeOf(vectors: Readonly<PerDomain<ArrayLike<number>>>): number[] {
  const composite: number[] = []
  for (const domain of DNA_DOMAINS) {
    const vector = vectors[domain]
    const length = Math.sqrt(sumOfSquares(vector))
    const scale = length < LEAST_LENGTH ? 0 : Math.sqrt(DOMAIN_SHARES[domain]) / length
    for (let i = 0; i < vector.length; i++) composite.push(flushed((vector[i] as number) * scale))
  }
  return composite
}

/** The component, or 0 when it is too small to store. */
export function flushed(component: number): number {
  return Math.abs(component) < LEAST_COMPONENT ? 0 : component
}

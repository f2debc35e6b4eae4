import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { sumOfSquares } from './unitVector.js'

/** The four blocks √share · unit(vector), one after the other, of vectors that are known to be finite. */
export function compositeOf(vectors: Readonly<PerDomain<ArrayLike<number>>>): number[] {
  const composite: number[] = []
  perDomain((_, vector, share) => {
    const scale = inverseLength(sumOfSquares(vector)) * Math.sqrt(share)
    for (let i = 0; i < vector.length; i++) composite.push(flushed((vector[i] as number) * scale))
  }, vectors)
  return composite
}

/** 1/length. A DNA vector shorter than 1e-6 is what rounding left over (the database holds float32): it has no direction, so it is 0. */
export function inverseLength(squares: number): number {
  return squares > 1e-12 ? 1 / Math.sqrt(squares) : 0
}

/** The component, or 0 when it is below 1e-30: here as in the database, because pgvector raises on underflow. */
export function flushed(component: number): number {
  return Math.abs(component) < 1e-30 ? 0 : component
}

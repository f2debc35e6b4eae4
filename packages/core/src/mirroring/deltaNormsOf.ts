import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'

/** How far the DNA moved: the Euclidean length of the change, per domain and of the composite. */
export interface DeltaNorms extends PerDomain<number> {
  composite: number
}

type Vectors = Readonly<PerDomain<ArrayLike<number>>> & { readonly composite: ArrayLike<number> }

/**
 * How far apart two readings are.
 *
 * @example
 * deltaNormsOf(readDna(before), readDna(after)).composite
 */
export function deltaNormsOf(before: Vectors, after: Vectors): DeltaNorms {
  const norms = { composite: distance(before.composite, after.composite) } as DeltaNorms
  for (const domain of DNA_DOMAINS) norms[domain] = distance(before[domain], after[domain])
  return norms
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    sum += difference * difference
  }
  return Math.sqrt(sum)
}

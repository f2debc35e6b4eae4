import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { invalidVector, numberVector } from './unitVector.js'

/** How far the DNA moved: the Euclidean length of the change, per domain and of the composite. */
export interface DeltaNorms extends PerDomain<number> {
  composite: number
}

/** The vectors of a reading. */
export type DnaVectors = Readonly<PerDomain<ArrayLike<number>>> & { readonly composite: ArrayLike<number> }

/**
 * How far apart two readings are.
 * @example
 * import { createDnaState, deltaNormsOf, readDna } from '@dia/core/mirroring'
 * const state = createDnaState()
 * deltaNormsOf(readDna(state), readDna(state)).composite // → 0
 */
export function deltaNormsOf(before: DnaVectors, after: DnaVectors): DeltaNorms {
  return answerOrDiaError('deltaNormsOf', () => {
    const distanceIn = (part: keyof DnaVectors) => distance(part, before[part], after[part])
    return { ...perDomain(distanceIn), composite: distanceIn('composite') }
  })
}

function distance(what: string, a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [from, to] = [numberVector(what, a, b.length), numberVector(what, b, b.length)]
  let sum = 0
  for (let i = 0; i < from.length; i++) {
    const difference = (from[i] as number) - (to[i] as number)
    sum += difference * difference
  }
  if (!Number.isFinite(sum)) throw invalidVector(what, b.length)
  return Math.sqrt(sum)
}

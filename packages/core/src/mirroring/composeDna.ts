import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { compositeOf } from './compositeOf.js'
import { checkSquares, numberVector, sumOfSquares } from './unitVector.js'

/**
 * The composite of four vectors, an entity's or a DNA's: the blocks √share · unit(vector), one after the
 * other. The cosine of two composites is the share-weighted sum of their domains' cosines. A vector shorter
 * than 1e-6 is what rounding left over and makes a block of zeros.
 * @example
 * import { composeDna } from '@dia/core/mirroring'
 * composeDna({ cultural: [1], behavioral: [1], economic: [1], spatial: [0] })[3] // → 0
 */
export function composeDna(vectors: Readonly<PerDomain<ArrayLike<number>>>): number[] {
  return answerOrDiaError('composeDna', () =>
    compositeOf(
      perDomain((domain) => {
        const numbers = numberVector(domain, vectors[domain], vectors.cultural.length)
        checkSquares(domain, numbers.length, sumOfSquares(numbers))
        return numbers
      }),
    ),
  )
}

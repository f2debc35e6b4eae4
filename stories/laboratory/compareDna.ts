import type { PerDomain } from '@dia/core/domains'
import { type DeltaNorms, type DnaReading, deltaNormsOf } from '@dia/core/mirroring'
import { compositeCosine, domainCosines } from '@dia/core/similarity'

/** Two DNAs of one history: under the catalogue's weights, and under the weights that are set. */
export interface DnaComparison {
  readonly before: DnaReading
  readonly after: DnaReading
  /** 0 where either side knows nothing. */
  readonly cosines: PerDomain<number> & { readonly composite: number }
  readonly deltaNorms: DeltaNorms
}

export function compareDna(before: DnaReading, after: DnaReading): DnaComparison {
  return {
    before,
    after,
    cosines: { ...domainCosines(before, after), composite: compositeCosine(before, after) },
    deltaNorms: deltaNormsOf(before, after),
  }
}

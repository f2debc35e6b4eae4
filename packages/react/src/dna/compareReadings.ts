import type { PerDomain } from '@dia/core/domains'
import { type DeltaNorms, type DnaReading, deltaNormsOf } from '@dia/core/mirroring'
import { compositeCosine, domainCosines } from '@dia/core/similarity'

/** Two DNAs and how they differ. */
export interface DnaDifference {
  readonly before: DnaReading
  readonly after: DnaReading
  readonly deltaNorms: DeltaNorms
  /** 0 where either side knows nothing. */
  readonly cosines: PerDomain<number> & { readonly composite: number }
}

export function compareReadings(before: DnaReading, after: DnaReading): DnaDifference {
  return {
    before,
    after,
    deltaNorms: deltaNormsOf(before, after),
    cosines: { ...domainCosines(before, after), composite: compositeCosine(before, after) },
  }
}

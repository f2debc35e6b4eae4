import type { PerDomain } from '../domains/index.js'
import type { MirrorInteraction } from '../mirroring/index.js'

/** An interaction that may say what it was with, for grouping. */
export interface AttributedInteraction extends MirrorInteraction {
  readonly entityId?: string | null
  readonly artistId?: string | null
}

/** One interaction's part in a DNA. */
export interface DnaContribution {
  readonly id: string | null
  /** Canonical. */
  readonly eventType: string
  readonly entityId: string | null
  readonly artistId: string | null
  /** ISO 8601, UTC. */
  readonly occurredAt: string
  /** s = g·k/(m0+M) per domain, 0 to 1: how much of the evidence it is. */
  readonly shares: PerDomain<number>
  /** c = s·v per domain, signed: Σ c·e, with the prior's part, is the DNA. */
  readonly coefficients: PerDomain<number>
}

/** Where a DNA comes from. Per domain, prior, earlier and all shares sum to 1 (to 0 where there is nothing). */
export interface DnaAttribution {
  /** The moment, ISO 8601. */
  readonly at: string
  readonly prior: PerDomain<number>
  /** The share of what the state already held; its part of the DNA is share · S/M. */
  readonly earlier: PerDomain<number>
  readonly contributions: DnaContribution[]
}

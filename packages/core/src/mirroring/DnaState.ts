import type { PerDomain } from '../domains/index.js'

/** What shapes the mirroring; states merge only when theirs are equal. */
export interface DnaOptions {
  /** After this many days half of an interaction's weight is left. */
  readonly halfLifeDays: Readonly<PerDomain<number>>
  /** m0: how much evidence the prior counts as. */
  readonly priorMass: number
  /** κ: the mass at which confidence and maturity are one half. */
  readonly kappa: number
}

/**
 * A user's DNA as sums: plain data, never changed in place. Signal and mass stand at each domain's reference
 * time, `referenceTimeOf(newestEventAt ?? asOf ?? 0, halfLife)`, so that an event is a pure addition and the
 * order of events does not matter.
 */
export interface DnaState {
  /** The version of this layout. */
  readonly version: 1
  /** Components per domain. */
  readonly dimensions: number
  readonly options: DnaOptions
  /** p: a unit vector per domain, null where the user stated nothing. */
  readonly prior: Readonly<PerDomain<readonly number[] | null>>
  /** S: Σ k·v·2^((t−R)/H)·e. */
  readonly signal: Readonly<PerDomain<readonly number[]>>
  /** M: Σ k·2^((t−R)/H). */
  readonly mass: Readonly<PerDomain<number>>
  /** L: Σ k. */
  readonly lifetimeMass: Readonly<PerDomain<number>>
  /** When the newest event happened, in ms since the Unix epoch; null without events. */
  readonly newestEventAt: number | null
  /** The moment the prior was taken, in ms since the Unix epoch; where an empty state is read by default. */
  readonly asOf: number | null
  readonly eventCount: number
}

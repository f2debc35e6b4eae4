import type { PerDomain } from '../domains/index.js'
import type { EventCatalogue } from '../events/index.js'
import type { PartialDnaPreferences } from '../influence/index.js'

/** What is tried instead of what holds. */
export interface RedecideOptions {
  /** The weights; default `EVENT_CATALOGUE`. */
  readonly catalogue?: EventCatalogue
  /** In place of every user's own. */
  readonly preferences?: PartialDnaPreferences
  /** How many changed decisions are named. Default 20. */
  readonly examples?: number
}

/** One decision that would come out otherwise, as short text. */
export interface RedecidedEntry {
  readonly entryId: string
  readonly eventType: string
  readonly system: 'mediaid' | 'coliseum'
  readonly before: string
  readonly after: string
}

/** What would be different for one user; nothing is written. */
export interface RedecideReport {
  readonly userId: string
  readonly entries: number
  /** Decisions on DNA that would come out otherwise. */
  readonly decisionsChanged: number
  /** Scores that would come out otherwise. */
  readonly scoresChanged: number
  /** Millionths, over all entities. */
  readonly scoreBefore: bigint
  readonly scoreAfter: bigint
  /** How far the DNA would be from where it is, per domain: 0 the same, 2 the opposite. */
  readonly distance: PerDomain<number>
  /** The first of them. */
  readonly examples: readonly RedecidedEntry[]
}

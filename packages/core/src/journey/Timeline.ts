import type { PerDomain } from '../domains/index.js'
import type { EventCatalogue } from '../events/index.js'
import type { InfluenceWeights, PartialDnaPreferences } from '../influence/index.js'
import type { DeltaNorms, DnaState, EntityVectors } from '../mirroring/index.js'
import type { Interaction } from './Interaction.js'

/** `future`: more than 5 minutes after it was recorded, or after `now`. `out_of_order`: it arrived after a later one. */
export type TimeFlag = 'future' | 'out_of_order'

/** Why an interaction moves no DNA on this timeline. */
export type StillReason =
  | 'UNKNOWN_EVENT_TYPE'
  | 'MOVES_NO_DNA'
  | 'NOT_ROUTED'
  | 'NO_ENTITY'
  | 'ENTITY_WITHOUT_DNA'

/** What an interaction did to the DNA that the ones before it left. */
export type DnaMovement =
  | { readonly moved: true; readonly alpha: PerDomain<number>; readonly deltaNorms: DeltaNorms }
  | { readonly moved: false; readonly reason: StillReason }

export interface TimelineEvent<Row extends Interaction = Interaction> {
  /** The row as it was given. */
  readonly interaction: Row
  /** When it happened: ISO 8601 in UTC, six decimals, so that text order is time order. */
  readonly at: string
  /** Canonical; as it was logged where the catalogue does not know it. */
  readonly eventType: string
  /** With the user's multipliers, where preferences are given. */
  readonly weights: InfluenceWeights
  /** 0 to 1, whatever beyond 100 percent the row says; null where it says nothing. */
  readonly completion: number | null
  readonly flags: readonly TimeFlag[]
  /** Null without a starting state. */
  readonly movement: DnaMovement | null
}

export interface TimelineSession<Row extends Interaction = Interaction> {
  /** Unique on the timeline, and the same when it is built again. */
  readonly key: string
  readonly sessionId: string | null
  /** True for interactions without a session, grouped by the pauses between them. */
  readonly inferred: boolean
  readonly userId: string | null
  readonly startedAt: string
  readonly endedAt: string
  readonly durationSeconds: number
  /** By time, then id. */
  readonly events: readonly TimelineEvent<Row>[]
}

export interface Timeline<Row extends Interaction = Interaction> {
  /** By the time of their first interaction, the oldest first. */
  readonly sessions: readonly TimelineSession<Row>[]
  readonly eventCount: number
  /** The DNA after the last interaction; null without a starting state. */
  readonly state: DnaState | null
}

export interface TimelineOptions {
  /** Interactions without a session that are further apart than this are two sessions. Default 30. */
  readonly gapMinutes?: number
  /** The present, against which future times are flagged; without it only recorded times can tell. */
  readonly now?: Date | string
  readonly catalogue?: EventCatalogue
  readonly preferences?: PartialDnaPreferences
  /** With it each event says how it moved the DNA; all interactions must then be one user's. */
  readonly dna?: {
    readonly state: DnaState
    /** The vectors of an entity; null or undefined where it has none. */
    readonly vectorsOf: (entityType: string | null, entityId: string) => EntityVectors | null | undefined
  }
}

import type { PerDomain } from '../domains/index.js'
import type { TransactionType } from './TransactionType.js'

/** The first part of a canonical name. */
export const EVENT_CATEGORIES = ['player', 'concierto', 'treasury', 'coliseum', 'social', 'system'] as const
export type EventCategory = (typeof EVENT_CATEGORIES)[number]

/** The systems a Passport entry can be routed to. */
export const DIA_SYSTEMS = ['mediaid', 'treasury', 'coliseum'] as const
export type DiaSystem = (typeof DIA_SYSTEMS)[number]

export const EVENT_ENTITY_TYPES = ['track', 'artist', 'event', 'transaction', 'playlist'] as const
export type EventEntityType = (typeof EVENT_ENTITY_TYPES)[number]

/** One event type: what it is, what it weighs, where it goes. */
export interface EventDefinition {
  /** Canonical, `category.verb_phrase`. */
  readonly type: string
  readonly category: EventCategory
  /** 0 to 1 per domain. */
  readonly weights: Readonly<PerDomain<number>>
  /** 0 to 1. */
  readonly baseIntensity: number
  /** 1 pulls toward the entity, negative away from it, 0 never moves the DNA. */
  readonly valence: number
  readonly affects: readonly DiaSystem[]
  /** The base score of the Coliseum metric it makes. */
  readonly coliseumScore: number
  readonly entityTypes: readonly EventEntityType[]
  /** Other names that resolve to this type. */
  readonly aliases: readonly string[]
  readonly description: string
  readonly transactionType?: TransactionType
}

/** What an unknown name weighs. */
export interface UnknownTypeWeights extends Readonly<PerDomain<number>> {
  readonly baseIntensity: number
  readonly valence: number
}

/** What an event does, whoever does it. */
export interface EventInfluence extends UnknownTypeWeights {
  /** Canonical; of an unknown name, the name as it was asked. */
  readonly eventType: string
  readonly category: EventCategory | 'unknown'
  /** True when no one knows the name and these are the catalogue's weights for unknown types. */
  readonly isFallback: boolean
}

/** Event types by name; decisions record `version`. */
export interface EventCatalogue {
  readonly version: string
  readonly events: readonly EventDefinition[]
  readonly unknownTypeWeights: UnknownTypeWeights
  /** Canonical names and aliases. */
  readonly byName: ReadonlyMap<string, EventDefinition>
  /** The same names, with what the mirroring asks of a type. */
  readonly influences: ReadonlyMap<string, EventInfluence>
}

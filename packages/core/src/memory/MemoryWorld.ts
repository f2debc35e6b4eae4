import type { EventEntityType } from '../events/index.js'
import type { AtgcBases } from '../identity/index.js'
import type { ClaimedContract } from '../passport/index.js'

/** A user of the host; without a MediaID nothing moves their DNA. */
export interface MemoryUser {
  readonly userId: string
  readonly mediaId?: string
  readonly bases?: AtgcBases
}

/** Something that entries point at. */
export interface MemoryEntity {
  readonly entityType: EventEntityType
  readonly entityId: string
  /** A track's artist. */
  readonly artistId?: string
  /** Whom money for it is paid to: an artist's user, an event's host. */
  readonly userId?: string
  /** What its vector is made of. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** What the host knows; the log looks things up in it at every claim. */
export interface MemoryWorld {
  readonly users: readonly MemoryUser[]
  readonly entities: readonly MemoryEntity[]
  readonly contracts: readonly ClaimedContract[]
}

/** An entry as it is appended. */
export interface MemoryEntry {
  readonly userId: string
  readonly id: string
  /** Canonical, alias or unknown. */
  readonly eventType: string
  /** Effective time, ISO 8601. */
  readonly occurredAt: string
  /** When the log received it, ISO 8601; missing means at once. */
  readonly receivedAt?: string
  readonly entityType?: EventEntityType | null
  readonly entityId?: string | null
  readonly metadata?: Readonly<Record<string, unknown>>
}

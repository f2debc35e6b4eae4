import type { Moment } from '../time/index.js'

/** What is known of an entity; all but type and id may be missing, and often is. */
export interface EntityMetadata {
  /** track, artist, event, playlist, transaction, or a host's own. */
  readonly entityType: string
  readonly entityId: string
  readonly title?: string | null | undefined
  readonly artistName?: string | null | undefined
  readonly artistId?: string | null | undefined
  readonly genre?: string | readonly string[] | null | undefined
  readonly mood?: string | readonly string[] | null | undefined
  readonly tags?: readonly string[] | null | undefined
  readonly durationSeconds?: number | null | undefined
  /** Beats per minute. */
  readonly tempo?: number | null | undefined
  /** 0 to 1. */
  readonly energy?: number | null | undefined
  /** Such as `audio/flac` or `video`. */
  readonly format?: string | null | undefined
  readonly priceCents?: number | bigint | null | undefined
  /** Wide to narrow (`US-CA-LA`), or an address with commas. */
  readonly place?: string | null | undefined
  /** When it takes place; read in UTC. */
  readonly at?: Moment | null | undefined
}

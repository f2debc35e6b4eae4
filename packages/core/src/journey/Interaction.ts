/**
 * An interaction as the timeline query, the host's tables or the Passport hold it. Columns that a caller lacks may be
 * left out. It happened at `occurred_at`, or without that (in the host's tables) at `created_at`.
 */
export type Interaction = InteractionColumns &
  ({ readonly interaction_type: string } | { readonly event_type: string })

/** The columns of an interaction but its event type, which goes by two names. */
export interface InteractionColumns {
  readonly id?: string | null
  readonly user_id?: string | null
  readonly session_id?: string | null
  /** `content_id` in the host's tables. */
  readonly entity_id?: string | null
  readonly content_id?: string | null
  readonly entity_type?: string | null
  /** The artist of a vote; else `metadata.artist_id`. */
  readonly artist_id?: string | null
  /** Percent; text and more than 100 are met in real data. */
  readonly progress_percentage?: number | string | null
  /** Seconds. */
  readonly play_duration?: number | string | null
  readonly metadata?: Readonly<Record<string, unknown>> | null
  /** Effective time, in the Passport; then `created_at` is when it was recorded. */
  readonly occurred_at?: string | Date | null
  readonly created_at: string | Date
}

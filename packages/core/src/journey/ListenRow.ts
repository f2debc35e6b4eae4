/** A row of `listening_history` with what is joined to it; columns that a caller lacks may be left out. */
export interface ListenRow {
  readonly id?: string | null
  readonly user_id?: string | null
  readonly session_id?: string | null
  readonly content_id?: string | null
  readonly event_type?: string
  /** From `content_items`; null for a deleted item. */
  readonly artist_name?: string | null
  /** From `audio_features`; several rows of one content item make an array. */
  readonly genre?: string | readonly string[] | null
  /** From `listening_sessions`; else `metadata.device`. */
  readonly device_type?: string | null
  /** From `listening_sessions`; else `metadata.context`. */
  readonly context?: string | null
  /** Seconds. */
  readonly play_duration?: number | string | null
  /** Percent; more than 100 counts as it is, as in SQL. */
  readonly progress_percentage?: number | string | null
  readonly metadata?: Readonly<Record<string, unknown>> | null
  readonly created_at: string | Date
}

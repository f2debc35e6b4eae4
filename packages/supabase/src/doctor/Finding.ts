export type Severity = 'error' | 'warning' | 'note'

/** Something about the database that DIA needs otherwise, or that its owner should know. */
export interface Finding {
  /** Stable, SCREAMING_SNAKE. */
  readonly code: string
  /** An error keeps DIA from working or leaves a door open; a warning costs speed or trust; a note is for information. */
  readonly severity: Severity
  readonly what: string
  readonly why: string
  /** Mends it; statements end in `;` at the end of a line, and those with CONCURRENTLY run outside a transaction. */
  readonly fixSql?: string
  /** Mends it, after `fixSql` where there is both. */
  readonly fixCommand?: string
  /** Shows the rows that are meant. */
  readonly showSql?: string
}

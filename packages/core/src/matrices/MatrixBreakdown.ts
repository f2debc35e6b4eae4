/** What a row is made up of: read apart from it, once it is open and somebody looks. */
export interface MatrixBreakdown {
  /** snake_case. */
  readonly name: string
  readonly label: string
  /**
   * ranking: parts by size, each something with a name. daily: a count for each of some UTC days, oldest first. shares:
   * parts of 1, and since when and until when. timeline: what happened when, oldest first.
   */
  readonly kind: 'ranking' | 'daily' | 'shares' | 'timeline'
  /** ranking: what the ids point at. */
  readonly entityType?: string
  /** What the codes that are labels of parts mean; a label that is none of them stands for itself. */
  readonly partLabels?: Readonly<Record<string, string>>
}

/** One part; what a kind has not is null. */
export interface MatrixBreakdownPart {
  /** Null for all that have no part of their own. */
  readonly id: string | null
  /** A name, a code, or a day as YYYY-MM-DD. */
  readonly label: string | null
  readonly value: number | null
  /** ISO 8601. */
  readonly at: string | null
  /** Why, or of what; of the backend, and shown as it is. */
  readonly note: string | null
  /** Money: whole minor units as text, and their currency as ISO 4217. */
  readonly amount?: { readonly cents: string; readonly currency: string }
}

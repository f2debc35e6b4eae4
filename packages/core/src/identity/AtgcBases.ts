/** What a user states about themselves: the four bases of a MediaID. Empty is normal. */
export interface AtgcBases {
  /** A, adenine: free text, may hold emoji. */
  readonly interests: readonly string[]
  /** T, thymine. */
  readonly genrePreferences: readonly string[]
  /** G, guanine: flags and preferences; `dna_consent` and `dna_preferences` are settings, not taste. */
  readonly contentFlags: Readonly<Record<string, unknown>>
  /** C, cytosine: a place from wide to narrow, such as `US-CA-LA`. */
  readonly locationCode: string | null
}

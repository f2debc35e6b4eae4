/** What became of an event. */
export interface LogOutcome {
  /** As it was sent; absent where it had none. */
  readonly id?: string
  /** Its id in the log; another one where the log replaced it. */
  readonly entryId?: string
  /** A duplicate is in the log already, with the same body. */
  readonly status: 'accepted' | 'duplicate' | 'refused'
  /** Why it was refused: a code of `readLoggedEvent`, WRONG_USER, or CONFLICT for an id with another body. */
  readonly code?: string
  /** The field of the metadata that is malformed. */
  readonly field?: string
}

/** Something that is not what the recorded decisions or the seal say it is. */
export interface PassportDifference {
  /** What is wrong, in capitals: `DNA_DIFFERS`, `ENTRY_CHANGED`, `DECISION_LOST`, `BALANCE_DIFFERS`, … */
  readonly code: string
  /** Null where no user is to blame. */
  readonly userId: string | null
  /** The Passport entry; null where it is a state that differs. */
  readonly entryId: string | null
  /** 1 cultural, 2 behavioral, 3 economic, 4 spatial; null where it is not the DNA. */
  readonly domain: number | null
  /** How far apart; null where there is no distance. */
  readonly difference: number | null
}

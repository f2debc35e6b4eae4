/** What `dia_passport_status` answers. */
export interface PassportStatus {
  readonly open: Readonly<Record<string, number>>
  readonly openEntries: number
  /** The count stopped there. */
  readonly openIsAtLeast: boolean
  readonly lagSeconds: number | null
  readonly scoresLagSeconds?: number | null
  readonly dead: Readonly<Record<string, number>>
  readonly workers: readonly {
    readonly name: string
    readonly state: string
    readonly alive: boolean
    readonly seenAt: string
    readonly counts: Readonly<Record<string, number>>
    readonly lastError: string | null
  }[]
  readonly chores: readonly {
    readonly chore: string
    readonly finishedAt: string | null
    readonly durationSeconds: number | null
    readonly lastError: string | null
  }[]
  readonly backfills: readonly {
    readonly everybody: boolean
    readonly table: string
    readonly estimatedRows: number
    readonly seen: number
    readonly added: number
  }[]
}

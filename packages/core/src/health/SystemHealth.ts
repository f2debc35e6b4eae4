import type { DiaSystem } from '../events/index.js'

/** A system that works the Passport: those of the catalogue, and the seal. */
export type WorkSystem = DiaSystem | 'seal'

/** How one system stands with the log. */
export interface WorkHealth {
  /** Entries not done yet, those under retry included. */
  readonly open: number
  readonly retrying: number
  readonly dead: number
  readonly skipped: number
  /** When the oldest open entry was received, ISO 8601. */
  readonly oldestOpenAt: string | null
  /** Seconds from receipt to now of the oldest open entry; 0 where nothing is open. */
  readonly lagSeconds: number
  /** Entries decided in the last hour. */
  readonly decidedLastHour: number
}

export type HealthSeverity = 'info' | 'warning' | 'critical'

/** Something an admin should know, with its cause and the way out. */
export interface HealthFinding {
  /** Stable, in capitals. */
  readonly code: string
  readonly severity: HealthSeverity
  readonly title: string
  /** ISO 8601; null where it is not known. */
  readonly since: string | null
  readonly why: string
  readonly wayOut: string
  /** SQL that shows or mends it. */
  readonly sql: string | null
}

/** One sample of the past, for tiles with history. */
export interface HealthSample {
  readonly at: string
  readonly open: number
  readonly dead: number
  readonly lagSeconds: number
  readonly decided: number
  readonly users: number | null
  /** Age of the computed relation that was refreshed the longest ago. */
  readonly freshnessSeconds: number | null
  readonly unsealed: number | null
  readonly workers: number | null
  /** In the 24 hours before; from here on null in nine samples of ten, since it is dear to count. */
  readonly interactions: number | null
  /** Of those with a MediaID, the share whose DNA is initialised, 0 to 1. */
  readonly dnaShare: number | null
  readonly duplicates: number | null
  /** What the currencies are off zero, added up without their signs. Cents as text. */
  readonly ledgerOffCents: string | null
}

export interface TableSize {
  readonly table: string
  /** By the planner's statistics. */
  readonly rows: number
  readonly bytes: number
}

/** How all systems stand at one moment. */
export interface SystemHealth {
  readonly readAt: string
  readonly users: { readonly total: number; readonly activeToday: number }
  readonly interactionsLast24Hours: number
  readonly work: Readonly<Record<WorkSystem, WorkHealth>>
  readonly deadLetters: number
  /** Computed relations, such as the user matrix. */
  readonly refreshes: readonly {
    readonly matrix: string
    readonly refreshedAt: string
    readonly ageSeconds: number
    readonly durationSeconds: number
  }[]
  readonly duplicateMediaIds: { readonly users: number }
  readonly dna: { readonly initialised: number; readonly withMediaId: number }
  /** Per currency; anything but "0" is a critical finding. Cents as text. */
  readonly ledger: readonly { readonly currency: string; readonly sumCents: string }[]
  readonly tables: readonly TableSize[]
  /** Null where pg_stat_statements is not there. */
  readonly slowestQueries:
    | readonly { readonly query: string; readonly calls: number; readonly meanMs: number }[]
    | null
  /** The last replay that compared equal; null where none ran. */
  readonly verified: { readonly upToEntryId: string; readonly at: string } | null
  readonly sealed: { readonly upToEntryId: string; readonly at: string } | null
  /** The last heartbeat of each worker that was seen within a day. */
  readonly workers: readonly { readonly name: string; readonly seenAt: string }[]
  /** Oldest first, at most a day. */
  readonly history: readonly HealthSample[]
  /** Worst first. */
  readonly findings: readonly HealthFinding[]
}

/** Where an admin reads the health of all systems, in one call. Failures are DiaErrors. */
export interface HealthSource {
  readHealth(options?: { signal?: AbortSignal }): Promise<SystemHealth>
}

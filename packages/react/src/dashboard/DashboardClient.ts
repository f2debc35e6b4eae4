import type { ActionSource } from '@dia/core/actions'
import type { ChangesSource } from '@dia/core/changes'
import type { HealthSource } from '@dia/core/health'
import type { DnaHistorySource } from '@dia/core/history'
import type { DnaInitialiser, DnaSource, PreferencesSource } from '@dia/core/identity'
import type { MatrixSource } from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'

/** Where the dashboard reads and writes; `createDiaClient` of @dia/supabase answers it all. */
export interface DashboardClient {
  readonly matrices: MatrixSource
  readonly queries: QuerySource
  readonly dna: DnaSource & Partial<DnaInitialiser>
  readonly history: DnaHistorySource
  readonly health: HealthSource
  /** Runs the matrices' write actions; without it there are none. */
  readonly actions?: ActionSource | undefined
  /** Tells when rows may be old; without it pages are read when they are opened. */
  readonly changes?: ChangesSource | undefined
  /** Keeps users' influence settings; without it they can only be tried. */
  readonly preferences?: PreferencesSource | undefined
}

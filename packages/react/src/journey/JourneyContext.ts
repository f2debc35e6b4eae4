import type { ActionSource } from '@dia/core/actions'
import type { ChangesSource } from '@dia/core/changes'
import type { DnaHistorySource } from '@dia/core/history'
import type { DnaSource } from '@dia/core/identity'
import type { DnaPreferences } from '@dia/core/influence'
import type { MatrixSource } from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'
import type { MatrixNavigation } from '../matrix/parts/MatrixContext.js'

export const JOURNEY_TABS = ['overview', 'mediaId', 'dna', 'interactions', 'sessions', 'affinity'] as const
export type JourneyTab = (typeof JOURNEY_TABS)[number]

/** Where a journey reads, and what the host lets one do. */
export interface JourneyPorts {
  readonly dna: DnaSource
  readonly history: DnaHistorySource
  readonly queries: QuerySource
  /** Finds the user to compare with by name, and opens what an interaction holds; without it they are asked for by id. */
  readonly matrices?: MatrixSource | undefined
  /** Tells when there may be newer interactions; the reader is asked, since each reading of a user is audited. */
  readonly changes?: ChangesSource | undefined
  /** Sends skipped entries through the Passport again, once a dry run was confirmed; runs `userActions`. */
  readonly actions?: ActionSource | undefined
  /** Names of the user matrix's write actions that the menu in the head offers; those not named are not there. */
  readonly userActions?: readonly string[] | undefined
  /** Goes from the user to rows of another matrix. Without it the head leads nowhere. */
  readonly onNavigate?: ((to: MatrixNavigation) => void) | undefined
  /** Shows "Initialize DNA" where the DNA is not initialised. */
  readonly onInitialiseDna?: ((userId: string) => unknown) | undefined
  /** Leads to the log entry with this id. */
  readonly onOpenEntry?: ((entryId: string) => void) | undefined
  /** Saves preferences, null for none; without it the settings can be tried but not saved. */
  readonly onSavePreferences?:
    | ((userId: string, preferences: DnaPreferences | null) => Promise<unknown>)
    | undefined
  /** Writes what a preview showed, once confirmed; without it previews write nothing. */
  readonly onApply?: ((request: ApplyRequest) => Promise<unknown>) | undefined
}

/** What an admin confirmed after a preview. */
export interface ApplyRequest {
  readonly userId: string
  readonly kind: 'apply' | 'without'
  /** The log entries it is about. */
  readonly entryIds: readonly string[]
}

import type { DnaHistorySource } from '@dia/core/history'
import type { DnaSource } from '@dia/core/identity'
import { type UsersRow, usersMatrix } from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'
import { useCallback } from 'react'
import { type JourneyPorts, UserJourney } from '../journey/index.js'
import { DIAMatrix, type DIAMatrixProps } from '../matrix/index.js'
import { UserDetail } from './UserDetail.js'

export interface UsersMatrixProps extends Omit<DIAMatrixProps<UsersRow>, 'matrix' | 'renderDetail'> {
  /** Where a user's bases and DNA are read when a row is opened. */
  readonly dna: DnaSource
  /** With `queries`, a row opens to the user's whole journey instead. */
  readonly history?: DnaHistorySource
  readonly queries?: QuerySource
  /** Shows "Initialize DNA" where the DNA is not initialised. */
  readonly onInitialiseDna?: (userId: string) => void
  /** Leads to the log entry with this id. */
  readonly onOpenEntry?: JourneyPorts['onOpenEntry']
  readonly onSavePreferences?: JourneyPorts['onSavePreferences']
}

/** All users; a row opens to the user's journey, or to bases and DNA where that is all that can be read. */
export function UsersMatrix({
  dna,
  history,
  queries,
  onInitialiseDna,
  onOpenEntry,
  onSavePreferences,
  ...options
}: UsersMatrixProps) {
  const renderDetail = useCallback(
    (row: UsersRow) => {
      const who = {
        userId: row.user_id,
        asOf: row.refreshed_at,
        user: { email: row.email, displayName: row.display_name, role: row.role },
        onInitialiseDna,
      }
      return history && queries ? (
        <UserJourney {...who} {...{ dna, history, queries, onOpenEntry, onSavePreferences }} />
      ) : (
        <UserDetail {...who} source={dna} />
      )
    },
    [dna, history, queries, onInitialiseDna, onOpenEntry, onSavePreferences],
  )
  return <DIAMatrix {...options} matrix={usersMatrix} renderDetail={renderDetail} />
}

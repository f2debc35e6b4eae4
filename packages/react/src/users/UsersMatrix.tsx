import type { DnaHistorySource } from '@dia/core/history'
import type { DnaSource } from '@dia/core/identity'
import { type UsersRow, usersMatrix } from '@dia/core/matrices'
import type { QuerySource } from '@dia/core/queries'
import { useCallback } from 'react'
import type { JourneyPorts } from '../journey/index.js'
import { DIAMatrix, type DIAMatrixProps } from '../matrix/index.js'
import { LazyPart } from '../reading/LazyPart.js'
import { partCode } from '../reading/partCode.js'

// Charts come with them, which nobody needs before a row is opened.
const userDetail = partCode(() => import('./UserDetail.js').then((module) => module.UserDetail))
const userJourney = partCode(() => import('../journey/index.js').then((module) => module.UserJourney))

export interface UsersMatrixProps extends Omit<DIAMatrixProps<UsersRow>, 'matrix' | 'renderDetail'> {
  /** Where a user's bases and DNA are read when a row is opened. */
  readonly dna: DnaSource
  /** With `queries`, a row opens to the user's whole journey instead. */
  readonly history?: DnaHistorySource
  readonly queries?: QuerySource
  /** Shows "Initialize DNA" where the DNA is not initialised. */
  readonly onInitialiseDna?: JourneyPorts['onInitialiseDna']
  /** Leads to the log entry with this id. */
  readonly onOpenEntry?: JourneyPorts['onOpenEntry']
  readonly onSavePreferences?: JourneyPorts['onSavePreferences']
  readonly onApply?: JourneyPorts['onApply']
}

/** All users; a row opens to the user's journey, or to bases and DNA where that is all that can be read. */
export function UsersMatrix({
  dna,
  history,
  queries,
  onInitialiseDna,
  onOpenEntry,
  onSavePreferences,
  onApply,
  ...options
}: UsersMatrixProps) {
  const { changes, actions, source: matrices, onNavigate } = options
  const renderDetail = useCallback(
    (row: UsersRow) => {
      const who = {
        userId: row.user_id,
        asOf: row.refreshed_at,
        user: { email: row.email, displayName: row.display_name, role: row.role },
        onInitialiseDna,
      }
      const ports = {
        dna,
        matrices,
        changes,
        actions: actions?.source,
        userActions: actions?.enabled,
        onNavigate,
        onOpenEntry,
        onSavePreferences,
        onApply,
      }
      return history && queries ? (
        <LazyPart code={userJourney} props={{ ...who, ...ports, history, queries }} />
      ) : (
        <LazyPart code={userDetail} props={{ ...who, source: dna }} />
      )
    },
    [
      dna,
      history,
      queries,
      matrices,
      changes,
      actions,
      onNavigate,
      onInitialiseDna,
      onOpenEntry,
      onSavePreferences,
      onApply,
    ],
  )
  return <DIAMatrix {...options} matrix={usersMatrix} renderDetail={renderDetail} />
}

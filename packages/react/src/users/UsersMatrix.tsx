import type { DnaSource } from '@dia/core/identity'
import { type UsersRow, usersMatrix } from '@dia/core/matrices'
import { useCallback } from 'react'
import { DIAMatrix, type DIAMatrixProps } from '../matrix/index.js'
import { UserDetail } from './UserDetail.js'

export interface UsersMatrixProps extends Omit<DIAMatrixProps<UsersRow>, 'matrix' | 'renderDetail'> {
  /** Where a user's bases and DNA are read when a row is opened. */
  readonly dna: DnaSource
  /** Shows "Initialize DNA" where the DNA is not initialised. */
  readonly onInitialiseDna?: (userId: string) => void
}

/** All users; a row opens to the user's ATGC bases and DNA. */
export function UsersMatrix({ dna, onInitialiseDna, ...options }: UsersMatrixProps) {
  const renderDetail = useCallback(
    (row: UsersRow) => (
      <UserDetail
        source={dna}
        userId={row.user_id}
        asOf={row.refreshed_at}
        user={{ email: row.email, displayName: row.display_name, role: row.role }}
        onInitialiseDna={onInitialiseDna}
      />
    ),
    [dna, onInitialiseDna],
  )
  return <DIAMatrix {...options} matrix={usersMatrix} renderDetail={renderDetail} />
}

import type { DiaError } from '@dia/core/errors'
import { type MatrixSource, usersMatrix } from '@dia/core/matrices'
import { useCallback } from 'react'
import { useReading } from '../reading/useReading.js'
import type { UserSummary } from '../users/UserHead.js'

export interface UserSummaryReading {
  /** Null until it is read, and where there is no row. */
  readonly user: UserSummary | null
  readonly isLoading: boolean
  readonly error: DiaError | null
  retry(): void
}

/** Who a user is, by their row of the user matrix; reads nothing without a source or for null. */
export function useUserSummary(
  matrices: MatrixSource | undefined,
  userId: string | null,
): UserSummaryReading {
  const read = useCallback(
    async (signal: AbortSignal) => ({
      userId,
      user: matrices && userId !== null ? await readUserSummary(matrices, userId, signal) : null,
    }),
    [matrices, userId],
  )
  const { value, error, retry } = useReading(read)
  const isRead = value !== null && value.userId === userId
  return { user: isRead ? value.user : null, isLoading: !isRead && error === null, error, retry }
}

async function readUserSummary(
  matrices: MatrixSource,
  userId: string,
  signal: AbortSignal,
): Promise<UserSummary | null> {
  const { rows } = await matrices.readPage(
    usersMatrix,
    {
      search: '',
      filters: { user: { kind: 'id', values: [userId] } },
      sort: usersMatrix.defaultSort,
      limit: 1,
      after: null,
    },
    { signal },
  )
  const [row] = rows
  return row ? { email: row.email, displayName: row.display_name, role: row.role } : null
}

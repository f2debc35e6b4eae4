import type { RpcCall } from '../rpc/RpcCall.js'
import { nextPageSize } from './nextPageSize.js'
import type { PassportDifference } from './PassportDifference.js'

export interface RebuildOptions {
  /** One user instead of all. */
  readonly userId?: string
  readonly onProgress?: (users: number) => void
  readonly signal?: AbortSignal
}

/** A user whose stored DNA was not what their decisions add up to, and in what. */
export interface RebuiltDna {
  readonly userId: string
  readonly differences: readonly Pick<PassportDifference, 'code' | 'domain' | 'difference'>[]
}

/**
 * Recomputes DNA from the recorded decisions and swaps it in, user by user, while the workers run; each call is
 * audited. Answers who was put right. The caller must be the service or an admin. Throws DiaError, `NOT_FOUND` for a
 * user without DNA.
 */
export async function rebuildDna(rpc: RpcCall, options: RebuildOptions = {}): Promise<readonly RebuiltDna[]> {
  const { userId, onProgress, signal } = options
  if (userId !== undefined) {
    const rebuilt = (await rpc('dia_rebuild_dna', { of_user: userId }, signal)) as RebuiltDna
    onProgress?.(1)
    return rebuilt.differences.length === 0 ? [] : [rebuilt]
  }
  const changed: RebuiltDna[] = []
  let users = 0
  let limit = 20
  let next: string | null = null
  do {
    const started = performance.now()
    const page = (await rpc('dia_rebuild_dna_of_all', { after_user: next, user_limit: limit }, signal)) as {
      users: number
      changed: readonly RebuiltDna[]
      next: string | null
    }
    changed.push(...page.changed)
    users += page.users
    next = page.next
    limit = nextPageSize(limit, performance.now() - started)
    onProgress?.(users)
  } while (next !== null)
  return changed
}

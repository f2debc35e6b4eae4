import type { RpcCall } from '../rpc/RpcCall.js'
import { nextPageSize } from './nextPageSize.js'
import type { PassportDifference } from './PassportDifference.js'
import type { SealHead } from './readSealHeads.js'

export interface VerifyOptions {
  /** Calls the database as the service or an admin: `pgRpc(session)` or `supabaseRpc(client)`. */
  readonly rpc: RpcCall
  /** One user instead of all; such a run is not recorded. */
  readonly userId?: string
  /** Heads of an earlier export, which the chains must still contain. */
  readonly heads?: readonly SealHead[]
  /** The run ends after the page that reaches so many differences. Default 100. */
  readonly maxDifferences?: number
  readonly onProgress?: (progress: { readonly users: number; readonly entries: number }) => void
  readonly signal?: AbortSignal
}

export interface VerifyResult {
  readonly users: number
  readonly entries: number
  /** In the order of users; the first is the first that differs. */
  readonly differences: readonly PassportDifference[]
  /** Every entry up to this one was compared; null where the run ended early or was for one user. */
  readonly verifiedUpTo: { readonly entryId: string | null; readonly at: string } | null
}

interface Page {
  readonly users: number
  readonly entries: number
  readonly differences: readonly PassportDifference[]
  readonly next: string | null
  readonly durationMs: number
}

const FIRST_PAGE = 20

/**
 * Refolds what was recorded and compares it with what is there, page by page, while the workers run: decisions, cents
 * and scores exactly, DNA to 1e-5 per component, the log with its seal. A run over everything is recorded for health.
 * Throws DiaError.
 */
export async function verifyPassport(options: VerifyOptions): Promise<VerifyResult> {
  const { rpc, userId, heads = [], maxDifferences = 100, onProgress, signal } = options
  const start = (await rpc('dia_start_verification', {}, signal)) as {
    at: string
    upToEntryId: string | null
  }
  const differences: PassportDifference[] = []
  let users = 0
  let entries = 0
  let next: string | null = null
  let limit = FIRST_PAGE
  for (let at = 0; at < heads.length; at += 1000) {
    const page = heads
      .slice(at, at + 1000)
      .map(({ userId, sequence, digest }) => ({ userId, sequence, digest }))
    differences.push(
      ...((await rpc(
        'dia_check_seal_heads',
        { heads: JSON.stringify(page) },
        signal,
      )) as PassportDifference[]),
    )
  }
  do {
    signal?.throwIfAborted()
    const page = (await rpc(
      'dia_verify_users',
      { after_user: next, user_limit: limit, only_user: userId ?? null },
      signal,
    )) as Page
    differences.push(...page.differences)
    users += page.users
    entries += page.entries
    next = page.next
    limit = nextPageSize(limit, page.durationMs)
    onProgress?.({ users, entries })
  } while (next !== null && differences.length < maxDifferences)

  const isWhole = userId === undefined && next === null
  if (isWhole) differences.push(...(await sharedDifferences(rpc, signal)))
  if (isWhole) {
    await rpc('dia_record_verification', {
      started_at: start.at,
      up_to_entry_id: start.upToEntryId,
      users,
      entries,
      differences: differences.length,
    })
  }
  return {
    users,
    entries,
    differences,
    verifiedUpTo: isWhole ? { entryId: start.upToEntryId, at: start.at } : null,
  }
}

/** What belongs to no user: the ledger, the system accounts, the leaderboards month by month. */
async function sharedDifferences(rpc: RpcCall, signal?: AbortSignal): Promise<PassportDifference[]> {
  const differences = [...((await rpc('dia_verify_ledger', {}, signal)) as PassportDifference[])]
  let next: string | null = null
  do {
    const month = (await rpc('dia_verify_scores', { from_moment: next }, signal)) as Pick<
      Page,
      'differences' | 'next'
    >
    differences.push(...month.differences)
    next = month.next
  } while (next !== null)
  return differences
}

import type { RpcCall } from '../rpc/RpcCall.js'
import type { PassportDifference } from './PassportDifference.js'
import { type RebuiltDna, rebuildDna } from './rebuildDna.js'

/** A balance that was not what the decisions add up to; without a user, the platform's or Stripe's. */
export interface RebuiltBalance extends Pick<PassportDifference, 'code' | 'userId'> {
  /** In cents. */
  readonly difference: number
}

/** A score that was not what the decisions add up to. */
export interface RebuiltScore extends Pick<PassportDifference, 'code'> {
  readonly leaderboard: string
  /** ISO 8601. */
  readonly periodStart: string
  readonly entityId: string
  /** In millionths. */
  readonly difference: number
}

/** What was compared, and what was put right; of balances and scores the first thousand. */
export interface RebuiltPassport {
  readonly dna: readonly RebuiltDna[]
  readonly accounts: number
  readonly balances: readonly RebuiltBalance[]
  readonly places: number
  readonly scores: readonly RebuiltScore[]
}

/**
 * Replays the recorded decisions: refolds DNA, balances and leaderboards beside what is stored, and swaps in what
 * differs while the workers run; each step is audited. Rankings follow with their next materialisation. The caller must
 * be the service or an admin. Throws DiaError.
 */
export async function rebuildPassport(
  rpc: RpcCall,
  options: { readonly onProgress?: (users: number) => void; readonly signal?: AbortSignal } = {},
): Promise<RebuiltPassport> {
  const { signal } = options
  const dna = await rebuildDna(rpc, options)
  const money = (await rpc('dia_rebuild_balances', {}, signal)) as Compared<RebuiltBalance>
  const board = (await rpc('dia_rebuild_scores', {}, signal)) as Compared<RebuiltScore>
  return {
    dna,
    accounts: money.compared,
    balances: money.differences,
    places: board.compared,
    scores: board.differences,
  }
}

interface Compared<Difference> {
  readonly compared: number
  readonly differences: readonly Difference[]
}

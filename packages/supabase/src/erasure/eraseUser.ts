import type { RpcCall } from '../rpc/RpcCall.js'

export interface Erasure {
  readonly userId: string
  /** Rows of the host that were deleted or blanked. */
  readonly rows: number
  /** Entries of the log that lost their payload. */
  readonly entries: number
  /** Payments that a worker has still to book; of those, what books them stays until then. */
  readonly unbookedPayments: number
}

/**
 * Erases a user from everything the kit and the host keep, in one audited transaction; workers may run meanwhile. It
 * cannot be taken back. The caller must be the service or an admin. Throws DiaError, `NOT_FOUND` for nobody.
 */
export async function eraseUser(rpc: RpcCall, userId: string, signal?: AbortSignal): Promise<Erasure> {
  return (await rpc('dia_erase_user', { of_user: userId }, signal)) as Erasure
}

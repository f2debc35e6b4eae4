import type { RpcCall } from '../rpc/RpcCall.js'

/** The end of a user's chain, to be kept where nobody who can write the database can write. */
export interface SealHead {
  readonly userId: string
  readonly sequence: number
  /** SHA-256, in hex. */
  readonly digest: string
  readonly sealedAt: string
}

/** Reads the heads of all chains, page by page; each page is audited. The caller must be the service or an admin. */
export async function* readSealHeads(rpc: RpcCall, signal?: AbortSignal): AsyncGenerator<SealHead> {
  let next: string | null = null
  do {
    const page = (await rpc('dia_export_seal_heads', { after_user: next, batch_size: 1000 }, signal)) as {
      heads: readonly SealHead[]
      next: string | null
    }
    yield* page.heads
    next = page.next
  } while (next !== null)
}

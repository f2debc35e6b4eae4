import type { RpcCall } from '../rpc/RpcCall.js'

export interface SealOptions {
  /** Pieces per call, 1 to 20000. Default 1000. */
  readonly batchSize?: number
  readonly signal?: AbortSignal
  /** Called after every batch with the pieces sealed so far. */
  readonly onProgress?: (sealed: number) => void
}

/** Seals what was logged and decided until nothing waits; answers the number of pieces. The caller must be the service. */
export async function sealPassport(
  rpc: RpcCall,
  { batchSize = 1000, signal, onProgress }: SealOptions = {},
): Promise<number> {
  let sealed = 0
  while (!signal?.aborted) {
    const batch = (await rpc('dia_passport_seal', { batch_size: batchSize })) as {
      sealed: number
    }
    if (batch.sealed === 0) break
    sealed += batch.sealed
    onProgress?.(sealed)
  }
  return sealed
}

import { isDiaError } from '@dia/core/errors'
import type { RpcCall } from '../rpc/RpcCall.js'

export interface UpkeepOptions {
  readonly call: RpcCall
  readonly name: string
  readonly totals: Readonly<Record<string, number>>
  /** Whether it is woken by the database. */
  readonly listens: boolean
}

const PROJECT_EVERY_MS = 2000
const SEAL_EVERY_MS = 2000
const BEAT_EVERY_MS = 10_000
const PROJECT_BATCH = 200
const SEAL_BATCH = 1000

/** What goes on between batches: embeddings that fell behind, the seal, and the heartbeat. */
export function createUpkeep({ call, name, totals, listens }: UpkeepOptions) {
  let projectedAt = 0
  let sealedAt = 0
  let beatAt = 0
  let state = ''
  let lastError: string | null = null
  const missing = new Set<string>()

  /** Answers how much was done; a function that this database lacks does nothing. */
  async function ifThere(fn: string, args: Record<string, unknown>): Promise<unknown> {
    if (missing.has(fn)) return null
    try {
      return await call(fn, args)
    } catch (error) {
      if (!isDiaError(error) || error.code !== 'MIGRATION_MISSING') throw error
      missing.add(fn)
      return null
    }
  }

  async function beat(next: string): Promise<void> {
    beatAt = Date.now()
    state = next
    await call('dia_worker_heartbeat', {
      worker: name,
      state: next,
      listen_seconds: next === 'idle' && listens ? 60 : 0,
      counts: totals,
      last_error: lastError,
    })
  }

  return {
    /** Answers whether there is more to do at once. `all` does it to the end instead of little by little. */
    async round(worked: boolean, all: boolean): Promise<boolean> {
      let busy = false
      const now = Date.now()
      if (all ? !worked : now - projectedAt >= PROJECT_EVERY_MS) {
        projectedAt = now
        busy = Number(await ifThere('dia_project_embeddings', { batch_size: PROJECT_BATCH })) >= PROJECT_BATCH
      }
      if (all ? !worked : now - sealedAt >= SEAL_EVERY_MS) {
        sealedAt = now
        const answer = await ifThere('dia_passport_seal', { batch_size: SEAL_BATCH })
        const sealed = typeof answer === 'object' && answer !== null && 'sealed' in answer ? answer.sealed : 0
        if (Number(sealed) >= SEAL_BATCH) {
          sealedAt = 0
          busy = true
        }
      }
      const next = worked || busy ? 'working' : 'idle'
      if (next !== state || now - beatAt >= BEAT_EVERY_MS) await beat(next)
      if (!worked) lastError = null
      return busy
    },
    failed(code: string): void {
      lastError = code
      state = ''
    },
    /** Says goodbye where that is still possible. */
    async stop(): Promise<void> {
      await beat('stopped').catch(() => undefined)
    },
  }
}

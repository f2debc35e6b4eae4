import { asDiaError, type DiaError } from '@dia/core/errors'
import { type ProcessOptions, processPassportEntries } from '@dia/core/passport'
import { createClient } from '@supabase/supabase-js'
import { passportLogOver } from '../passport/passportLogOver.js'
import { NoRealtime } from '../rpc/NoRealtime.js'
import type { RpcCall } from '../rpc/RpcCall.js'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import { isSecret } from './isSecret.js'
import { readEnvironment } from './readEnvironment.js'

export interface PassportHandlerOptions extends Omit<ProcessOptions, 'log'> {
  /** How long to go on claiming, in milliseconds; the batch under way is finished. Default 20000. */
  readonly budgetMs?: number
  /** Reads a variable of the environment. Default: Deno's or Node's. */
  readonly environment?: (name: string) => string | undefined
  /** How the API is reached. Default: `fetch`. */
  readonly fetch?: typeof fetch
}

/** What a call answers. */
export interface PassportHandlerAnswer {
  readonly claimed: number
  readonly processed: number
  readonly skipped: number
  readonly retried: number
  readonly dead: number
  /** False where the time ran out before the entries did: call again. */
  readonly drained: boolean
}

const SEAL_BATCH = 1000
const SCORE_COMMITS = 50

/**
 * A worker that lives for one request, for an Edge Function called by a schedule: it works batches until nothing is
 * open or its time is up, then brings scores, embeddings and seal up to date as far as the time goes. The request is a
 * POST that bears the service key, or DIA_WORKER_SECRET where that is set; the key itself (SUPABASE_SERVICE_ROLE_KEY, with SUPABASE_URL) comes from the environment and is never answered.
 */
export function createPassportHandler(
  options: PassportHandlerOptions = {},
): (request: Request) => Promise<Response> {
  const { budgetMs = 20_000, environment = readEnvironment, fetch, ...processing } = options
  return async (request) => {
    if (request.method !== 'POST') return answer(405, { code: 'METHOD_NOT_ALLOWED' }, { allow: 'POST' })
    const url = environment('SUPABASE_URL')
    const key = environment('SUPABASE_SERVICE_ROLE_KEY')
    if (!url || !key) return answer(500, { code: 'NOT_CONFIGURED' })
    const bearer = /^Bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
    if (!(await isSecret(bearer, environment('DIA_WORKER_SECRET') || key)))
      return answer(401, { code: 'DENIED' })
    const supabase = createClient(url, key, {
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      ...(fetch && { global: { fetch } }),

      realtime: { transport: NoRealtime },
    })
    try {
      return answer(200, await workFor(budgetMs, supabaseRpc(supabase), processing))
    } catch (cause) {
      const error: DiaError = asDiaError('the Passport log', cause)
      return answer(error.code === 'UNREACHABLE' ? 503 : 500, { code: error.code })
    }
  }
}

async function workFor(
  budgetMs: number,
  call: RpcCall,
  processing: Omit<ProcessOptions, 'log'>,
): Promise<PassportHandlerAnswer> {
  const log = passportLogOver(call)
  const totals = { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0 }
  const until = Date.now() + budgetMs
  let drained = false
  do {
    const batch = await processPassportEntries({ ...processing, log })
    for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += batch[key]
    drained = batch.claimed === 0
  } while (!drained && Date.now() < until)
  for (let commits = SCORE_COMMITS; commits === SCORE_COMMITS && Date.now() < until; )
    commits = Number(await call('dia_roll_up_scores', { most: SCORE_COMMITS }))
  let projected = 1
  while (projected > 0 && Date.now() < until)
    projected = Number(await call('dia_project_embeddings', { batch_size: 200 }))
  for (let sealed = SEAL_BATCH; sealed === SEAL_BATCH && Date.now() < until; ) {
    const answered = (await call('dia_passport_seal', { batch_size: SEAL_BATCH })) as { sealed: number }
    sealed = answered.sealed
  }
  return { ...totals, drained }
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
}

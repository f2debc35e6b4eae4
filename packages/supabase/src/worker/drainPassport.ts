import { type ProcessOptions, type ProcessResult, processPassportEntries } from '@dia/core/passport'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { supabasePassportLog } from '../passport/supabasePassportLog.js'
import { supabaseRpc } from '../rpc/supabaseRpc.js'
import { sealPassport } from '../seal/index.js'

export interface DrainOptions extends Omit<ProcessOptions, 'log'> {
  /** Called after every batch with the totals so far; the next one waits for it. */
  readonly onProgress?: (totals: ProcessResult) => void | Promise<void>
  readonly signal?: AbortSignal
}

const NONE: ProcessResult = { claimed: 0, processed: 0, skipped: 0, retried: 0, dead: 0, durationMs: 0 }

/**
 * Works the log until nothing is open to claim, writes out the scores, seals what was done, then writes embeddings,
 * leaderboards and system accounts, and refreshes the user matrix. The client must bear the service key. Entries put back for a retry, or that
 * wait for one that was never logged, are left for a later run.
 */
export async function drainPassport(
  supabase: SupabaseClient,
  options: DrainOptions = {},
): Promise<ProcessResult> {
  const { onProgress, signal, ...processing } = options
  const log = supabasePassportLog(supabase)
  let totals = NONE
  while (!signal?.aborted) {
    const batch = await processPassportEntries({ ...processing, log })
    if (batch.claimed === 0) break
    totals = add(totals, batch)
    await onProgress?.(totals)
  }
  while (!signal?.aborted && Number(await callRpc(supabase, 'dia_roll_up_scores', { most: 50 })) > 0);
  await sealPassport(supabaseRpc(supabase), signal === undefined ? {} : { signal })
  while (
    !signal?.aborted &&
    Number(await callRpc(supabase, 'dia_project_embeddings', { batch_size: 200 })) > 0
  );
  const upkeep = [
    'dia_materialise_leaderboards',
    'dia_roll_up_accounts',
    'dia_refresh_user_matrix',
    'dia_refresh_statistics',
  ]
  for (const name of upkeep) if (!signal?.aborted) await callRpc(supabase, name)
  return totals
}

function add(a: ProcessResult, b: ProcessResult): ProcessResult {
  return {
    claimed: a.claimed + b.claimed,
    processed: a.processed + b.processed,
    skipped: a.skipped + b.skipped,
    retried: a.retried + b.retried,
    dead: a.dead + b.dead,
    durationMs: a.durationMs + b.durationMs,
  }
}

import type { SupabaseClient } from '@supabase/supabase-js'
import { sendRequest } from '../errors/sendRequest.js'
import { readsOf } from './readsOf.js'

/** Calls a function that only reads: shared with whoever asks the same meanwhile, and retried. Throws DiaError. */
export async function readRpc(
  supabase: SupabaseClient,
  name: string,
  args: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<unknown> {
  return readsOf(supabase).read(
    `rpc ${name} ${JSON.stringify(args)}`,
    async (until) => (await sendRequest(supabase.rpc(name, args), until)).data,
    signal,
  )
}

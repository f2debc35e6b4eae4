import type { SupabaseClient } from '@supabase/supabase-js'
import { sendRequest } from './sendRequest.js'

/** Calls a function of the exposed schema, once. Throws DiaError. */
export async function callRpc(
  supabase: SupabaseClient,
  name: string,
  args: Record<string, unknown> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<unknown> {
  return (await sendRequest(supabase.rpc(name, args), signal)).data
}

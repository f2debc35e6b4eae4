import type { SupabaseClient } from '@supabase/supabase-js'
import { toDiaError } from './toDiaError.js'

/** Calls a function of the exposed schema. Throws DiaError. */
export async function callRpc(
  supabase: SupabaseClient,
  name: string,
  args: Record<string, unknown> = {},
  signal?: AbortSignal,
): Promise<unknown> {
  const call = supabase.rpc(name, args)
  const { data, error, status } = await (signal === undefined ? call : call.abortSignal(signal))
  if (error !== null) throw toDiaError(error, status)
  return data
}

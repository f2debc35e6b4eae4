import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import type { RpcCall } from './RpcCall.js'

/** Calls functions through the API, with whatever session the client has. */
export function supabaseRpc(supabase: SupabaseClient): RpcCall {
  return (name, args = {}, signal) => callRpc(supabase, name, args, signal)
}

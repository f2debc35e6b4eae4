import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import type { Realtime } from '../realtime/createRealtime.js'
import { localWebSocket } from './localWebSocket.js'

/** A supabase-js client that reaches the backend by a function call instead of the network. */
export function createLocalClient(
  url: string,
  key: string,
  handle: (request: Request) => Promise<Response>,
  realtime: () => Realtime,
  accessToken?: string,
): SupabaseClient {
  return createClient(url, key, {
    auth: {
      persistSession: false,
      autoRefreshToken: false,
      detectSessionInUrl: false,
      storageKey: crypto.randomUUID(),
    },
    global: { fetch: (input, init) => handle(new Request(input, init)) },
    realtime: { transport: localWebSocket(realtime) },
    ...(accessToken === undefined ? {} : { accessToken: async () => accessToken }),
  })
}

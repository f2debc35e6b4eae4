import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { ClosedWebSocket } from './ClosedWebSocket.js'

/** A supabase-js client that reaches the backend by a function call instead of the network. */
export function createLocalClient(
  url: string,
  key: string,
  handle: (request: Request) => Promise<Response>,
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
    realtime: { transport: ClosedWebSocket },
    ...(accessToken === undefined ? {} : { accessToken: async () => accessToken }),
  })
}

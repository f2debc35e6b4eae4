import type { SupabaseClient } from '@supabase/supabase-js'
import { createReads, type Reads } from './createReads.js'
import type { RetryOptions } from './retryRead.js'

const KNOWN = /* @__PURE__ */ new WeakMap<SupabaseClient, Reads>()

/** The reads under way on a client, shared by all adapters made on it; options replace what was set before. */
export function readsOf(supabase: SupabaseClient, options?: RetryOptions): Reads {
  const known = KNOWN.get(supabase)
  if (known !== undefined && options === undefined) return known
  const reads = createReads(options)
  KNOWN.set(supabase, reads)
  try {
    let user: string | null | undefined
    supabase.auth.onAuthStateChange((event, session) => {
      const now = session?.user.id ?? null
      // The session that a client finds at its start is the one its first reads went out with, and a new token of the
      // same user answers the same.
      if (event !== 'INITIAL_SESSION' && now !== user) reads.forget()
      user = now
    })
  } catch {
    // A client with tokens from elsewhere has no auth of its own.
  }
  return reads
}

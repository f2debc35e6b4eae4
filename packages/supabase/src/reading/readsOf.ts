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
    supabase.auth.onAuthStateChange(() => reads.forget())
  } catch {
    // A client with tokens from elsewhere has no auth of its own.
  }
  return reads
}

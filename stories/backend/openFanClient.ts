import { DiaError } from '@dia/core/errors'
import type { SupabaseClient } from '@supabase/supabase-js'
import { openAsNobody } from './openStoryBackend.js'

const FAN = { email: 'story.fan@example.com', password: 'a-fan-of-the-stories' }

let opened: Promise<SupabaseClient> | undefined

/** A second client of this page, signed in as someone who is no admin; signed up with the first call. */
export function openFanClient(): Promise<SupabaseClient> {
  opened ??= open()
  return opened
}

async function open(): Promise<SupabaseClient> {
  const client = await openAsNobody()
  const { error } = await client.auth.signInWithPassword(FAN)
  if (!error) return client
  const { error: refused } = await client.auth.signUp(FAN)
  const { error: cause } = refused ? { error: refused } : await client.auth.signInWithPassword(FAN)
  if (cause) throw new DiaError('SIGN_UP_FAILED', 'No fan could sign up.', 'Restart the backend.', { cause })
  return client
}

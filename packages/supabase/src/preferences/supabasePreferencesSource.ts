import type { PreferencesSource, SavedPreferences } from '@dia/core/identity'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'

/** Keeps preferences on the user's primary MediaID with the host's own client. */
export function supabasePreferencesSource(supabase: SupabaseClient): PreferencesSource {
  const save = async (userId: string, preferences: unknown, signal?: AbortSignal) =>
    (await callRpc(
      supabase,
      'dia_save_dna_preferences',
      { of_user: userId, preferences: JSON.stringify(preferences) },
      signal,
    )) as SavedPreferences
  return {
    savePreferences: (userId, preferences, { signal } = {}) => save(userId, preferences, signal),
    resetPreferences: (userId, { signal } = {}) => save(userId, null, signal),
  }
}

import type { ChangesSource } from '@dia/core/changes'
import type { SupabaseClient } from '@supabase/supabase-js'

/** The tables of the exposed schema whose changes change a relation; a table by itself needs none. */
export type RealtimeTables = Readonly<Record<string, readonly string[]>>

const TABLES: RealtimeTables = {
  dia_passport: ['passport_entries'],
  dia_transactions: ['treasury_transactions'],
  dia_accounts: ['treasury_accounts'],
  dia_metrics: ['coliseum_metrics'],
  dia_leaderboards: ['leaderboards'],
  dia_listens: ['listening_history'],
  dia_engagements: ['media_engagement_log'],
  dia_votes: ['event_votes'],
  dia_events: ['events'],
  dia_contents: ['content_items'],
  dia_artists: ['artist_profiles'],
  dia_subscriptions: ['subscriptions'],
  dia_users: ['profiles', 'media_ids'],
}

/** Listens by Supabase Realtime, where the host has its publication on: one channel per relation. */
export function realtimeChangesSource(supabase: SupabaseClient, tables: RealtimeTables = {}): ChangesSource {
  const open = new Map<string, { readonly listeners: Set<() => void>; readonly close: () => void }>()

  function subscribe(relation: string, listeners: ReadonlySet<() => void>): () => void {
    const channel = supabase.channel(`dia:${relation}`)
    const known = { ...TABLES, ...tables }
    const watched = Object.hasOwn(known, relation) ? (known[relation] ?? []) : [relation]
    for (const table of watched) {
      channel.on('postgres_changes', { event: '*', schema: 'public', table }, () => {
        for (const tell of [...listeners]) tell()
      })
    }
    channel.subscribe()
    return () => void supabase.removeChannel(channel)
  }

  return {
    listen(relation, onChange) {
      const tell = () => onChange()
      let entry = open.get(relation)
      if (entry === undefined) {
        const listeners = new Set<() => void>()
        entry = { listeners, close: subscribe(relation, listeners) }
        open.set(relation, entry)
      }
      const { listeners, close } = entry
      listeners.add(tell)
      return () => {
        if (!listeners.delete(tell) || listeners.size > 0) return
        open.delete(relation)
        close()
      }
    },
  }
}

import type { ChangesSource } from '@dia/core/changes'
import type { SupabaseClient } from '@supabase/supabase-js'
import { tellTogether } from './tellTogether.js'

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

export interface RealtimeOptions {
  /** Tables below relations of the host's own. */
  readonly tables?: RealtimeTables
  /** Asked while Realtime does not answer for a relation, or cannot. Default none. */
  readonly fallback?: ChangesSource
  /** The shortest time between two tellings, in ms. Default 500. */
  readonly pause?: number
}

/**
 * Listens by Supabase Realtime, where the host has its publication on: one channel per relation. What may have been
 * missed while a channel was down is told when it is up again.
 */
export function realtimeChangesSource(
  supabase: SupabaseClient,
  { tables = {}, fallback, pause = 500 }: RealtimeOptions = {},
): ChangesSource {
  const open = new Map<string, { readonly listeners: Set<() => void>; readonly close: () => void }>()
  const known = { ...TABLES, ...tables }

  function subscribe(relation: string, listeners: ReadonlySet<() => void>): () => void {
    // A topic of its own: under the old name it would be given the channel that is still being left.
    const channel = supabase.channel(`dia:${relation}:${Math.random().toString(36).slice(2)}`)
    const together = tellTogether(listeners, pause)
    let stopAsking: (() => void) | undefined
    let wasDown = false
    const isUp = () => {
      stopAsking?.()
      stopAsking = undefined
      if (wasDown) together.tell()
      wasDown = false
    }
    const isDown = () => {
      wasDown = true
      stopAsking ??= fallback?.listen(relation, together.tell)
    }
    const watched = Object.hasOwn(known, relation) ? (known[relation] ?? []) : [relation]
    for (const table of watched) {
      channel.on('postgres_changes', { event: '*', schema: 'public', table }, together.tell)
    }
    const isWanted = () => open.get(relation)?.listeners === listeners
    // A client that fetches its token would join without one, and not send it later.
    void supabase.realtime.setAuth().then(join, join)
    function join(): void {
      if (!isWanted()) return
      channel.subscribe((status) => {
        if (status === 'SUBSCRIBED') isUp()
        else if (isWanted()) isDown()
      })
    }
    return () => {
      stopAsking?.()
      together.stop()
      void supabase.removeChannel(channel)
    }
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

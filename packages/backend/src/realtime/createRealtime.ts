import type { OpenDatabase } from '../database/Database.js'
import { RealtimeSession } from './RealtimeSession.js'
import { type TableChange, type TableWatch, watchTables } from './watchTables.js'

export interface Realtime {
  /** A connection of one client: what it sends goes to `receive`, what it hears comes by `send`. */
  connect(send: (text: string) => void): RealtimeSession
  close(): Promise<void>
}

/**
 * Tells clients which tables changed, in the protocol of Supabase Realtime, so that supabase-js joins it unmodified.
 * Only `postgres_changes` of whole tables, without the rows: whoever hears of a change reads again, under their own
 * rights. The database is asked for nothing before the first client subscribes.
 */
export function createRealtime(
  database: Pick<OpenDatabase, 'query' | 'exec' | 'listen'>,
  mayWatch: (table: string, token: string) => Promise<boolean>,
): Realtime {
  const sessions = new Set<RealtimeSession>()
  let watching: Promise<TableWatch> | undefined
  const onChange = (change: TableChange) => {
    for (const session of sessions) session.tell(change)
  }
  return {
    connect(send) {
      const session = new RealtimeSession({
        send,
        onClose: () => sessions.delete(session),
        async watch(table, token) {
          if (!(await mayWatch(table, token))) return 'You may not watch this table.'
          watching ??= watchTables(database, onChange)
          return (await (await watching).watch(table)) ? null : 'There is no such table.'
        },
      })
      sessions.add(session)
      return session
    },
    async close() {
      for (const session of sessions) session.close()
      await (await watching)?.stop()
    },
  }
}

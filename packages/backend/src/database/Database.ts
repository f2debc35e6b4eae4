import type { Connection } from '@supabase/lite'

/** A Postgres session as the database's owner. */
export interface Database {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Runs a script of several statements. */
  exec(script: string): Promise<void>
}

/** A database with what the API needs of it. */
export interface OpenDatabase extends Database {
  /** What the API layer talks to. */
  readonly connection: Connection
  /** Commits what `work` did, or nothing of it. */
  transaction<Result>(work: (transaction: Database) => Promise<Result>): Promise<Result>
  /** Hears NOTIFY on a channel; answers how to stop. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>
  /** Keeps everyone else off a session that all share; a server with many sessions just runs the work. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

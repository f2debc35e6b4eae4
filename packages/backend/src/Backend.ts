import type { SupabaseClient } from '@supabase/supabase-js'

/** How far a slow step has come; `total` is absent where nobody knows it. */
export interface BackendProgress {
  step: string
  done?: number
  total?: number
}

export type ReportProgress = (progress: BackendProgress) => void

/** Sign-in of the demo's administrator. */
export interface DemoAdmin {
  email: string
  password: string
}

export interface ClientOptions {
  /** The API key, by default the anon key. */
  key?: string
  /** A user's token; requests then bear it instead of the key's role. */
  accessToken?: string
}

/** A Supabase-compatible API on a Postgres of its own, and the owner's way into that Postgres. */
export interface Backend {
  /** `http://127.0.0.1:PORT`, or `http://dia.local` when nothing listens. */
  readonly url: string
  readonly anonKey: string
  readonly serviceKey: string
  /** There where the demo data was loaded. */
  readonly demoAdmin: DemoAdmin | null
  fetch(request: Request): Promise<Response>
  /** Runs one statement as the database's owner, past row level security. Timestamps come back as strings. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** An unmodified supabase-js client whose requests go straight to `fetch`. */
  createClient(options?: ClientOptions): SupabaseClient
  /** A client with a session of that user, signed as the auth server signs. Throws `UNKNOWN_USER`. */
  signInAs(userId: string): Promise<SupabaseClient>
  close(): Promise<void>
}

import type { Connection } from '@supabase/lite'
import type { Database } from '../database/Database.js'

/** One file of SQL. */
export interface SqlFile {
  readonly name: string
  readonly sql: string
}

/** Gives an empty database what Supabase itself brings: roles, extensions, the auth schema. */
export async function applyPlatform(
  database: Database,
  platform: { roles: string; authTables: string; authFunctions: string },
): Promise<void> {
  await database.exec(platform.roles)
  await database.exec('create extension if not exists vector with schema extensions')
  await database.exec('create extension if not exists pg_trgm with schema extensions')
  await database.exec(platform.authTables)
  await database.exec(platform.authFunctions)
}

/** The auth server's own tables, as the API layer wants them; the connection must belong to a started app. */
export function authTables(connection: Connection): string {
  return connection.config.baseSchema ?? ''
}

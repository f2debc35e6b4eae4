import { assembleBackend, createApp, createKeys } from './assembleBackend.js'
import type { Backend, ReportProgress } from './Backend.js'
import { openPglite } from './database/openPglite.js'
import { applyPlatform, authTables } from './schema/applySchema.js'
import { applyKitMigrations } from './schema/kitMigrations.js'
import { readHostSchema, readPlatformSql } from './schema/readSql.js'

export interface BackendOptions {
  /** A real Postgres 15 or newer with pgvector; without it Postgres runs inside this process. */
  databaseUrl?: string
  /** Which data to load: none (the default), the demo, or a demo of that many interactions. */
  seed?: 'none' | 'demo' | number
  /** A port of 127.0.0.1, 0 for any free one, false (the default) to listen nowhere. */
  port?: number | false
  /** Whether to start from a cached snapshot, and leave one; true by default. */
  cache?: boolean
  onProgress?: ReportProgress
}

/** Starts a Supabase-compatible API with the host schema and the kit's migrations. */
export async function createBackend(_options: BackendOptions = {}): Promise<Backend> {
  const database = await openPglite()
  const keys = createKeys()
  const app = await createApp(database, keys)
  await database.transaction(async (transaction) => {
    await applyPlatform(transaction, {
      ...(await readPlatformSql()),
      authTables: authTables(database.connection),
    })
    for (const file of await readHostSchema()) {
      await transaction.exec(file.sql)
    }
    await applyKitMigrations(transaction)
  })
  return assembleBackend({ database, app, keys, url: 'http://dia.local', demoAdmin: null })
}

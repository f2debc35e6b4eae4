import type { Database } from '../database/Database.js'
import type { SqlFile } from './applySchema.js'
import { readSqlFolder } from './readSql.js'

/** The kit's own migrations, oldest first. */
export function readKitMigrations(): Promise<SqlFile[]> {
  return readSqlFolder(new URL('../../../supabase/migrations/', import.meta.url))
}

/** Brings a host database up to the kit's newest migration. */
export async function applyKitMigrations(database: Database): Promise<void> {
  for (const migration of await readKitMigrations()) {
    await database.exec(migration.sql)
  }
}

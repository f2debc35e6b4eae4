import { applyMigrationsWithin } from '@dia/supabase/migrate'
import type { OpenDatabase } from '../database/Database.js'
import { applyPlatform, authTables } from './applySchema.js'
import { readHostSchema, readPlatformSql } from './readSql.js'

/** Host schema and migrations, all or nothing; `host: false` leaves the host's own tables as they are. */
export async function installSchema(database: OpenDatabase, options: { host: boolean }): Promise<void> {
  const [platform, hostSchema] = await Promise.all([readPlatformSql(), readHostSchema()])
  await database.transaction(async (transaction) => {
    if (options.host) {
      await applyPlatform(transaction, { ...platform, authTables: authTables(database.connection) })
      for (const file of hostSchema) {
        await transaction.exec(file.sql)
      }
    }
    await applyMigrationsWithin(transaction)
  })
  await database.connection.clearSchemaCache()
}

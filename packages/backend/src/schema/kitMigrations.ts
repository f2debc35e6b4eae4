import { applyMigrations } from '@dia/supabase/migrate'
import type { Database } from '../database/Database.js'

const TRANSACTION_COMMANDS = new Set(['begin', 'commit', 'rollback'])

/** Brings a host database up to the kit's newest migration, as a part of the transaction that is open. */
export async function applyKitMigrations(transaction: Database): Promise<void> {
  await applyMigrations({
    query: (text, values) => transaction.query(text, values),
    exec: async (script) => {
      if (!TRANSACTION_COMMANDS.has(script)) {
        await transaction.exec(script)
      }
    },
  })
}

import { type BackendParts, createApp, createKeys, IN_PROCESS_URL } from './assembleBackend.js'
import type { OpenDatabase } from './database/Database.js'

/** Does the work that comes before anyone else gets the database; a failure closes it. */
export async function prepare(
  database: OpenDatabase,
  work: (parts: BackendParts) => Promise<void>,
): Promise<void> {
  try {
    await work(await partsOf(database))
  } catch (error) {
    await database.close()
    throw error
  }
}

/** A database with an API of its own, which nobody outside reaches yet. */
export async function partsOf(database: OpenDatabase): Promise<BackendParts> {
  const keys = createKeys()
  return { database, keys, app: await createApp(database, keys), url: IN_PROCESS_URL, demoAdmin: null }
}

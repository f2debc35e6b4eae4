import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { vector } from '@electric-sql/pglite/vector'
import { PgliteConnection } from '@supabase/lite/pglite'
import { createMutex } from './createMutex.js'
import type { Database, OpenDatabase } from './Database.js'
import { prepareConnection } from './prepareConnection.js'

export interface PgliteDatabase extends OpenDatabase {
  /** The whole database as an archive that `openPglite` starts from. */
  dump(): Promise<Blob>
}

const SETTINGS = [
  // A single-user Postgres ignores the setting of its database, so it gets Supabase's path here.
  'search_path="$user",public,extensions',
  'timezone=UTC',
  // Used-up log files are removed, not kept for reuse: they would be most of a snapshot.
  'wal_recycle=off',
  'min_wal_size=32MB',
  'max_wal_size=128MB',
  // Memory tears no pages.
  'full_page_writes=off',
]

/** Opens a Postgres inside this process, in memory: empty (10 to 17 s), or from a dump (2 to 3 s). */
export async function openPglite(snapshot?: Blob): Promise<PgliteDatabase> {
  const connection = new PgliteConnection({
    pgliteOptions: {
      extensions: { vector, pg_trgm },
      startParams: [...PGlite.defaultStartParams, ...SETTINGS.flatMap((setting) => ['-c', setting])],
      ...(snapshot === undefined ? {} : { loadDataDir: snapshot }),
    },
  })
  const driver = connection.driver
  await driver.waitReady
  prepareConnection(connection)
  await driver.listen('pgrst', () => void connection.clearSchemaCache())
  const exclusively = createMutex()
  const session = ownerSession(driver)
  return {
    connection,
    exclusively,
    query: (text, values) => exclusively(() => session.query(text, values)),
    exec: (script) => exclusively(() => session.exec(script)),
    transaction: (work) => exclusively(() => inTransaction(session, work)),
    async listen(channel, onPayload) {
      const unlisten = await exclusively(() => driver.listen(channel, onPayload))
      return () => exclusively(() => unlisten())
    },
    dump: () =>
      exclusively(async () => {
        await driver.exec('select pg_switch_wal()')
        await driver.exec('checkpoint')
        return driver.dumpDataDir('none')
      }),
    close: () => exclusively(() => connection.close()),
  }
}

function ownerSession(driver: PGlite): Database {
  return {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      return (await driver.query<Row>(text, [...values])).rows
    },
    async exec(script) {
      await driver.exec(script)
    },
  }
}

async function inTransaction<Result>(session: Database, work: (transaction: Database) => Promise<Result>) {
  await session.exec('begin')
  try {
    const result = await work(session)
    await session.exec('commit')
    return result
  } catch (error) {
    await session.exec('rollback')
    throw error
  }
}

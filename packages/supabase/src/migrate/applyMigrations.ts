import { CREATE_JOURNAL, LOCK_JOURNAL, readJournal } from './journal.js'
import type { MigrationSession } from './MigrationSession.js'
import { type Migration, migrations } from './migrations.js'

/**
 * Applies what is missing, oldest first, all in one transaction: a failure leaves the database as it was.
 * Two callers wait for each other. Answers the names it applied.
 */
export async function applyMigrations(session: MigrationSession): Promise<readonly string[]> {
  await session.exec('begin')
  try {
    const applied = await applyMigrationsWithin(session)
    await session.exec('commit')
    return applied
  } catch (error) {
    await session.exec('rollback')
    throw error
  }
}

/** The same as a part of the transaction that the caller has open and will commit. */
export async function applyMigrationsWithin(session: MigrationSession): Promise<readonly string[]> {
  const all = await migrations()
  await session.query(LOCK_JOURNAL)
  await session.exec(CREATE_JOURNAL)
  const applied = await readJournal(session)
  const pending = all.filter(({ name }) => !applied.has(name))
  for (const migration of pending) await applyOne(session, migration)
  return pending.map(({ name }) => name)
}

async function applyOne(session: MigrationSession, { name, sql, checksum }: Migration): Promise<void> {
  const [before] = await session.query(`select current_setting('search_path') as path`)
  await session.exec(sql)
  await session.query(`select set_config('search_path', $1, true)`, [before?.path])
  await session.query('insert into dia.schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
}

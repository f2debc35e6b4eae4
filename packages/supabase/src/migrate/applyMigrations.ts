import { type Migration, migrations } from './migrations.js'

/** One session of the database, as its owner. */
export interface MigrationSession {
  query(text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Runs several statements. */
  exec(script: string): Promise<unknown>
}

const CREATE_JOURNAL = `
create schema if not exists dia;
create table if not exists dia.schema_migrations (
  name text primary key,
  applied_at timestamptz not null default clock_timestamp()
);
alter table dia.schema_migrations enable row level security;
`

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
  await session.query(`select pg_advisory_xact_lock(hashtextextended('dia.migrate', 0))`)
  await session.exec(CREATE_JOURNAL)
  const rows = await session.query('select name from dia.schema_migrations')
  const applied = new Set(rows.map(({ name }) => String(name)))
  const pending = all.filter(({ name }) => !applied.has(name))
  for (const migration of pending) await applyOne(session, migration)
  return pending.map(({ name }) => name)
}

async function applyOne(session: MigrationSession, { name, sql }: Migration): Promise<void> {
  const [before] = await session.query(`select current_setting('search_path') as path`)
  await session.exec(sql)
  await session.query(`select set_config('search_path', $1, true)`, [before?.path])
  await session.query('insert into dia.schema_migrations (name) values ($1)', [name])
}

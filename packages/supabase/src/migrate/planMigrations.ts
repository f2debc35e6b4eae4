import { CREATE_JOURNAL, LOCK_JOURNAL, readJournal } from './journal.js'
import type { MigrationSession } from './MigrationSession.js'
import { migrations } from './migrations.js'

/** What `applyMigrations` would do. */
export interface MigrationPlan {
  /** The names of what is missing, oldest first. */
  readonly pending: readonly string[]
  /** One transaction that applies it, for psql; empty when nothing is missing. */
  readonly script: string
}

/** Reads what is missing, and writes nothing. */
export async function planMigrations(session: Pick<MigrationSession, 'query'>): Promise<MigrationPlan> {
  const [state] = await session.query(
    `select to_regclass('dia.schema_migrations') is not null as migrated, current_setting('search_path') as path`,
  )
  const applied = state?.migrated === true ? await readJournal(session) : new Map()
  const pending = (await migrations()).filter(({ name }) => !applied.has(name))
  const restorePath = `select set_config('search_path', ${literal(String(state?.path))}, true);`
  const steps = pending.map(({ name, sql, checksum }) =>
    [
      `-- ${name}`,
      sql.trim(),
      restorePath,
      `insert into dia.schema_migrations (name, checksum) values (${literal(name)}, ${literal(checksum)});`,
    ].join('\n'),
  )
  return {
    pending: pending.map(({ name }) => name),
    script:
      pending.length === 0
        ? ''
        : `${['begin;', `${LOCK_JOURNAL};`, CREATE_JOURNAL.trim(), ...steps, 'commit;'].join('\n\n')}\n`,
  }
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

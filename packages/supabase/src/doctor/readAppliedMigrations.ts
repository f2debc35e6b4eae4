import type { Migration, MigrationSession } from '../migrate/index.js'
import { readJournal } from '../migrate/journal.js'
import type { Journal } from './checks/migrationChecks.js'

/** What was applied by `dia migrate`, or by `supabase db push`, which keeps a record of its own. */
export async function readAppliedMigrations(
  session: Pick<MigrationSession, 'query'>,
  kit: readonly Migration[],
): Promise<Journal> {
  const [there] = await session.query(
    `select to_regclass('dia.schema_migrations') is not null as own, to_regclass('dia.audit_log') is not null as kit,
       (select count(*) = 2 from pg_attribute where attrelid = to_regclass('supabase_migrations.schema_migrations')
          and attname in ('version', 'name')) as pushed`,
  )
  // Where the kit itself is gone, no record of it counts.
  if (there?.kit !== true) return new Map()
  const own = there.own === true ? await readJournal(session) : new Map<string, string | null>()
  if (there.pushed !== true) return own
  const rows = await session.query(
    `select version || '_' || name as name from supabase_migrations.schema_migrations`,
  )
  const pushed = new Set(rows.map(({ name }) => String(name)))
  // The host's own migrations are on that record too.
  return new Map([
    ...kit.filter(({ name }) => pushed.has(name)).map(({ name }): [string, null] => [name, null]),
    ...own,
  ])
}

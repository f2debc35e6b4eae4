import type { Migration, MigrationSession } from '../migrate/index.js'
import { readJournal } from '../migrate/journal.js'
import type { Journal } from './checks/migrationChecks.js'

/**
 * What was applied by `dia migrate`, or by `supabase db push`, which keeps a record of its own.
 * Null where the session may not read the kit's record.
 */
export async function readAppliedMigrations(
  session: Pick<MigrationSession, 'query'>,
  kit: readonly Migration[],
): Promise<Journal | null> {
  const [there] = await session.query(STATE)
  // Where the kit itself is gone, no record of it counts.
  if (there?.kit !== true) return new Map()
  if (there.own === true && there.readable !== true) return null
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

const STATE = `
select bool_or(r.name = 'dia.audit_log') as kit,
  bool_or(r.name = 'dia.schema_migrations') as own,
  bool_or(r.name = 'dia.schema_migrations' and r.readable) as readable,
  -- Older versions of that record have no names.
  bool_or(r.name = 'supabase_migrations.schema_migrations' and r.readable and r.named) as pushed
from (
  select n.nspname || '.' || c.relname as name,
    has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as readable,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'name') as named
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('dia', 'supabase_migrations')
) r`

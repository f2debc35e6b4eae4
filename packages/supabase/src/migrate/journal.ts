import type { MigrationSession } from './MigrationSession.js'

export const LOCK_JOURNAL = `select pg_advisory_xact_lock(hashtextextended('dia.migrate', 0))`

export const CREATE_JOURNAL = `
create schema if not exists dia;
create table if not exists dia.schema_migrations (
  name text primary key,
  applied_at timestamptz not null default clock_timestamp()
);
alter table dia.schema_migrations enable row level security;
-- Of the SQL that was run; null where that was before checksums were kept.
alter table dia.schema_migrations add column if not exists checksum text;
`

/** The names that the journal holds, each with its checksum where there is one; the journal must be there. */
export async function readJournal(
  session: Pick<MigrationSession, 'query'>,
): Promise<ReadonlyMap<string, string | null>> {
  // As JSON, so that a journal from before checksums is read the same way.
  const rows = await session.query('select to_jsonb(m)::text as entry from dia.schema_migrations m')
  return new Map(
    rows.map(({ entry }) => {
      const { name, checksum } = JSON.parse(String(entry)) as { name: string; checksum?: string | null }
      return [name, checksum ?? null]
    }),
  )
}

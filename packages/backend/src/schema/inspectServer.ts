import { DiaError } from '@dia/core/errors'
import type { Database } from '../database/Database.js'

/** What a host must have before the kit is applied. */
const HOST_TABLES = [
  'auth.users',
  'public.profiles',
  'public.media_ids',
  'public.listening_history',
  'public.media_engagement_log',
  'public.content_items',
  'public.artist_profiles',
  'public.events',
  'public.event_votes',
]

interface Findings {
  version: number
  /** The version of pgvector in this database, and the one that the server offers. */
  vectorInstalled: string | null
  vectorAvailable: string | null
  lacking: string[]
  publicTables: number
  mayCreateRoles: boolean
  mayWrite: boolean
}

/**
 * Looks at a server before anything is written: does it hold a Supabase host, or nothing yet?
 * Throws `POSTGRES_TOO_OLD`, `PGVECTOR_MISSING`, `HOST_TABLE_MISSING`, `DATABASE_NOT_WRITABLE`.
 */
export async function inspectServer(database: Database): Promise<'host' | 'empty'> {
  const [found] = await database.query<Findings>(FINDINGS, [HOST_TABLES])
  if (found === undefined) {
    throw new DiaError('DATABASE_UNREACHABLE', 'The database answers nothing.', 'Look at the server.')
  }
  if (found.version < 150000) {
    throw new DiaError(
      'POSTGRES_TOO_OLD',
      `The server is Postgres ${Math.floor(found.version / 10000)}, and DIA needs 15 or newer.`,
      'Use a newer server.',
    )
  }
  const empty = found.publicTables === 0 && found.lacking.length >= HOST_TABLES.length - 1
  const vector = empty ? (found.vectorInstalled ?? found.vectorAvailable) : found.vectorInstalled
  if (!isRecentVector(vector)) {
    throw new DiaError(
      'PGVECTOR_MISSING',
      vector === null
        ? 'The database lacks the extension "vector" (pgvector).'
        : `The database has pgvector ${vector}, and DIA needs 0.7 or newer.`,
      isRecentVector(found.vectorAvailable)
        ? `Run: ${vector === null ? 'create extension vector with schema extensions;' : 'alter extension vector update;'}`
        : 'Install pgvector 0.7 or newer on the server, or use another server.',
    )
  }
  if (!empty && found.lacking.length > 0) {
    throw new DiaError(
      'HOST_TABLE_MISSING',
      `The database has tables, but lacks ${found.lacking.join(', ')}, which DIA reads.`,
      "Apply the host's own schema first, or name an empty database, which gets the demo's host schema.",
      { details: { lacking: found.lacking } },
    )
  }
  if (!found.mayWrite || (empty && !found.mayCreateRoles)) {
    throw new DiaError(
      'DATABASE_NOT_WRITABLE',
      'The user of the --database-url may not create schemas and roles in this database.',
      'Use the user that owns the database (on Supabase: postgres), or a superuser.',
    )
  }
  return empty ? 'empty' : 'host'
}

/** pgvector can normalise and concatenate vectors since 0.7. */
function isRecentVector(version: string | null): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  return major > 0 || minor >= 7
}

const FINDINGS = `
select current_setting('server_version_num')::int as version,
       (select extversion from pg_extension where extname = 'vector') as "vectorInstalled",
       (select default_version from pg_available_extensions where name = 'vector') as "vectorAvailable",
       array(select name from unnest($1::text[]) as name where to_regclass(name) is null) as lacking,
       (select count(*)::int from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as "publicTables",
       (select rolsuper from pg_roles where rolname = current_user)
         or (select count(*) = 3 from pg_roles where rolname in ('anon', 'authenticated', 'service_role'))
         as "mayCreateRoles",
       has_database_privilege(current_database(), 'create')
         and has_schema_privilege('public', 'create') and not pg_is_in_recovery() as "mayWrite"`

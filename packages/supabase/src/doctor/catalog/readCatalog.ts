import type { MigrationSession } from '../../migrate/index.js'
import { HOST_TABLES } from '../hostTables.js'
import { KIT_TABLES } from '../kitTables.js'
import type { HostCatalog } from './HostCatalog.js'

/** Reads the catalog; the search path must be empty, so that everything in it is spelt out in full. */
export async function readCatalog(session: Pick<MigrationSession, 'query'>): Promise<HostCatalog> {
  const named = [...HOST_TABLES.map(({ name }) => name), ...KIT_TABLES].join(',')
  const [catalog] = await session.query(READ_CATALOG, [named])
  const { exposures, ...rest } = JSON.parse(String(catalog?.catalog)) as Omit<HostCatalog, 'exposures'> & {
    exposures: { roleSql: string | null; databaseSql: string | null; value: string }[]
  }
  return {
    ...rest,
    exposures: exposures.map(({ value, ...where }) => ({
      ...where,
      schemas: value.split(',').map((schema) => schema.trim()),
    })),
  }
}

const READ_CATALOG = `
with relation as (
  select c.oid, c.relname, n.nspname, c.relkind, c.relrowsecurity, c.relacl
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f')
    and (n.nspname || '.' || c.relname = any (string_to_array($1::text, ','))
      or n.nspname = 'dia' or n.nspname = 'public' and c.relname like 'dia\\_%')
), columns as (
  select a.attrelid, json_agg(json_build_object(
    'name', a.attname, 'nameSql', quote_ident(a.attname),
    'type', regexp_replace(format_type(a.atttypid, a.atttypmod), '^.*\\.', ''),
    'base', b.typname, 'isEnum', b.typtype = 'e') order by a.attnum) as list
  from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  join pg_type b on b.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
  group by a.attrelid
), granted as (
  select r.oid, null::name as column_name, g.grantee, g.privilege_type from relation r, aclexplode(r.relacl) g
  union all
  select r.oid, a.attname, g.grantee, g.privilege_type
  from relation r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped,
    aclexplode(a.attacl) g
), grants as (
  select g.oid, json_agg(json_build_object(
    'role', coalesce(o.rolname, 'public'), 'privilege', g.privilege_type, 'column', g.column_name)) as list
  from granted g left join pg_roles o on o.oid = g.grantee
  where g.grantee = 0 or o.rolname in ('anon', 'authenticated', 'service_role')
  group by g.oid
), policies as (
  select p.polrelid, json_agg(json_build_object(
    'nameSql', quote_ident(p.polname), 'permissive', p.polpermissive,
    'command', case p.polcmd when 'r' then 'SELECT' when 'a' then 'INSERT' when 'w' then 'UPDATE' when 'd' then 'DELETE' else 'ALL' end,
    'roles', (select json_agg(coalesce(o.rolname, 'public')) from unnest(p.polroles) u (role) left join pg_roles o on o.oid = u.role),
    'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))
    order by p.polname) as list
  from relation r join pg_policy p on p.polrelid = r.oid
  group by p.polrelid
), indexes as (
  select i.indrelid, json_agg(json_build_object(
    'nameSql', quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'method', m.amname,
    'valid', i.indisvalid, 'partial', i.indpred is not null,
    'columns', (
      select json_agg(coalesce(a.attname, pg_get_indexdef(i.indexrelid, k.place::int, true)) order by k.place)
      from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum and k.attnum > 0
      where k.place <= i.indnkeyatts),
    'included', (
      select coalesce(json_agg(a.attname order by k.place), '[]')
      from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
      where k.place > i.indnkeyatts))
    order by c.relname) as list
  from relation r join pg_index i on i.indrelid = r.oid
  join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace join pg_am m on m.oid = c.relam
  group by i.indrelid
), triggers as (
  -- Bits of tgtype: 1 row, 2 before, 4 insert, 16 update.
  select t.tgrelid, json_agg(json_build_object(
    'beforeRow', t.tgtype::int & 3 = 3, 'onInsert', t.tgtype::int & 4 > 0,
    'onUpdate', t.tgtype::int & 16 > 0, 'enabled', t.tgenabled in ('O', 'A'), 'source', f.prosrc)) as list
  from relation r join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
  join pg_proc f on f.oid = t.tgfoid
  group by t.tgrelid
), exposures as (
  select quote_ident(o.rolname) as role_sql, quote_ident(d.datname) as database_sql, substring(c.setting from '=(.*)$') as value
  from pg_db_role_setting s cross join unnest(s.setconfig) c (setting)
  left join pg_roles o on o.oid = s.setrole left join pg_database d on d.oid = s.setdatabase
  where c.setting like 'pgrst.db\\_schemas=%' and (s.setdatabase = 0 or d.datname = current_database())
)
select json_build_object(
  'server', json_build_object('version', current_setting('server_version_num')::int),
  'extensions', (
    select coalesce(json_agg(json_build_object('name', e.extname, 'version', e.extversion, 'schemaSql', quote_ident(n.nspname))), '[]')
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace),
  'offered', (
    select coalesce(json_agg(json_build_object('name', a.name, 'version', a.default_version)), '[]')
    from pg_available_extensions a where a.name in ('vector', 'pg_trgm', 'pg_cron', 'pg_stat_statements')),
  'roles', (
    select coalesce(json_agg(json_build_object('name', o.rolname, 'passesRls', o.rolbypassrls or o.rolsuper,
      'reachesAuth', has_schema_privilege(o.oid, (select n.oid from pg_namespace n where n.nspname = 'auth'), 'usage'))), '[]')
    from pg_roles o where o.rolname in ('anon', 'authenticated', 'service_role')),
  'hasAuthUid', exists (
    select from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname = 'auth' and f.proname = 'uid' and f.pronargs = 0 and f.prorettype = 'uuid'::regtype),
  'relations', (
    select coalesce(json_agg(json_build_object(
      'name', r.nspname || '.' || r.relname, 'nameSql', quote_ident(r.nspname) || '.' || quote_ident(r.relname),
      'kind', r.relkind, 'rls', r.relrowsecurity,
      'readable', has_schema_privilege(r.nspname, 'usage') and has_table_privilege(r.oid, 'select') and not row_security_active(r.oid),
      'columns', coalesce((select c.list from columns c where c.attrelid = r.oid), '[]'),
      'grants', coalesce((select g.list from grants g where g.oid = r.oid), '[]'),
      'policies', coalesce((select p.list from policies p where p.polrelid = r.oid), '[]'),
      'indexes', coalesce((select i.list from indexes i where i.indrelid = r.oid), '[]'),
      'triggers', coalesce((select t.list from triggers t where t.tgrelid = r.oid), '[]'))
      order by r.nspname, r.relname), '[]')
    from relation r),
  'exposures', (
    select coalesce(json_agg(json_build_object('roleSql', role_sql, 'databaseSql', database_sql, 'value', value)), '[]')
    from (
      select * from exposures
      union all
      -- A setting of the server's own file or of this session shows only here.
      select null, null, current_setting('pgrst.db_schemas', true)
      where coalesce(current_setting('pgrst.db_schemas', true), '') <> '' and not exists (select from exposures)) e)
)::text as catalog`

import type { Exposure, HostCatalog, Relation } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'
import { HOST_TABLES } from '../hostTables.js'

const OPEN_ROLES = ['public', 'anon', 'authenticated']
const API_ROLES = [...OPEN_ROLES, 'service_role']
const PAST_RLS = ['TRUNCATE', 'TRIGGER', 'REFERENCES']

/** What the API shows that it should not. */
export function checkExposure(catalog: HostCatalog): Finding[] {
  return [
    ...catalog.exposures.filter(({ schemas }) => schemas.includes('dia')).map(exposedKitSchema),
    ...checkRls(catalog),
    ...catalog.relations.filter(isOfKit).flatMap(checkKitGrants),
  ]
}

function exposedKitSchema({ roleSql, databaseSql, schemas }: Exposure): Finding {
  const finding: Finding = {
    code: 'KIT_SCHEMA_EXPOSED',
    severity: 'error',
    what: 'The API exposes the schema dia.',
    why: "DIA keeps there what nobody may read by themselves: decisions, the audit log, everyone's DNA.",
  }
  const rest = schemas.filter((schema) => schema !== 'dia').join(', ')
  const owner =
    roleSql === null
      ? databaseSql === null
        ? null
        : `database ${databaseSql}`
      : `role ${roleSql}${databaseSql === null ? '' : ` in database ${databaseSql}`}`
  if (owner === null) {
    return {
      ...finding,
      why: `${finding.why} Take it out of pgrst.db_schemas in the server's or the API's settings.`,
    }
  }
  return {
    ...finding,
    fixSql: `alter ${owner} set pgrst.db_schemas = '${rest.replaceAll("'", "''")}';\nnotify pgrst, 'reload config';`,
  }
}

function checkRls({ relations, exposures }: HostCatalog): Finding[] {
  const exposed = exposures.length === 0 ? ['public'] : exposures.flatMap(({ schemas }) => schemas)
  const watched = relations.filter(
    ({ name, kind }) =>
      (kind === 'r' || kind === 'p') &&
      exposed.includes(name.split('.')[0] ?? '') &&
      (name.startsWith('public.') || HOST_TABLES.some((table) => table.name === name)),
  )
  return watched
    .filter(({ rls }) => !rls)
    .map((relation) => {
      const isOpen = relation.grants.some(({ role }) => OPEN_ROLES.includes(role))
      return {
        code: 'RLS_OFF',
        severity: isOpen ? 'error' : 'warning',
        what: `Row level security is off on ${relation.name}, which the API exposes.`,
        why: `${
          isOpen
            ? 'Whoever may use the API may use every row of it.'
            : 'One careless GRANT opens every row of it.'
        } With it on, only rows that a policy names can be reached: write the policies first.`,
        fixSql: `alter table ${relation.nameSql} enable row level security;`,
      }
    })
}

function isOfKit({ name }: Relation): boolean {
  return !HOST_TABLES.some((table) => table.name === name)
}

function checkKitGrants({ name, nameSql, grants }: Relation): Finding[] {
  const excessive = grants.filter(
    ({ role, privilege }) => API_ROLES.includes(role) && PAST_RLS.includes(privilege),
  )
  if (excessive.length === 0) return []
  const roles = [...new Set(excessive.map(({ role }) => role))].sort()
  return [
    {
      code: 'KIT_GRANTS',
      severity: 'error',
      what: `${roles.join(', ')} may truncate ${name}, put triggers on it, or refer to it.`,
      why: 'Row level security does not stop any of these. Supabase grants them on every new table by default.',
      fixSql: `revoke ${PAST_RLS.join(', ').toLowerCase()} on ${nameSql} from ${roles.join(', ')};`,
    },
  ]
}

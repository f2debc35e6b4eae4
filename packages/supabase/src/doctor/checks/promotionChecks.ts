import type { Grant, HostCatalog, Policy, Relation } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'

const OPEN_ROLES = ['public', 'anon', 'authenticated']
const VERBS = ['UPDATE', 'INSERT'] as const
type Verb = (typeof VERBS)[number]

/** Whether a user of the API could write their own role, and so become an admin. */
export function checkPromotion({ relations }: HostCatalog): Finding[] {
  const profiles = relations.find(({ name }) => name === 'public.profiles')
  if (profiles === undefined || !profiles.columns.some(({ name }) => name === 'role')) return []
  return VERBS.flatMap((verb) => {
    const grants = roleGrants(profiles, verb)
    const roles = [...new Set(grants.map(({ role }) => role))].filter((role) =>
      isLetThrough(profiles, verb, role),
    )
    return roles.length === 0 || hasGuard(profiles, verb) ? [] : [promotion(profiles, verb, grants, roles)]
  })
}

function roleGrants({ grants }: Relation, verb: Verb): Grant[] {
  return grants.filter(
    ({ role, privilege, column }) =>
      OPEN_ROLES.includes(role) && privilege === verb && (column === null || column === 'role'),
  )
}

function isLetThrough({ rls, policies }: Relation, verb: Verb, role: string): boolean {
  if (!rls) return true
  const applying = policies.filter(
    ({ command, roles }) =>
      (command === verb || command === 'ALL') &&
      (roles.includes('public') || roles.includes(role) || (role === 'public' && roles.some(isOpen))),
  )
  const isGuarded = applying.some((policy) => !policy.permissive && checksRole(policy))
  return !isGuarded && applying.some((policy) => policy.permissive && !checksRole(policy))
}

const isOpen = (role: string) => OPEN_ROLES.includes(role)

/** Only the check sees the new row; where there is none, the rows that may be touched are all it knows. */
function checksRole({ check }: Policy): boolean {
  return check !== null && mentionsRole(check)
}

function hasGuard({ triggers }: Relation, verb: Verb): boolean {
  return triggers.some(
    ({ beforeRow, enabled, onInsert, onUpdate, source }) =>
      beforeRow && enabled && (verb === 'INSERT' ? onInsert : onUpdate) && mentionsRole(source),
  )
}

function mentionsRole(sql: string): boolean {
  return /\brole\b/i.test(sql.replace(/auth\.role\(\)|current_setting\('role'/gi, ''))
}

function promotion(
  profiles: Relation,
  verb: Verb,
  grants: readonly Grant[],
  roles: readonly string[],
): Finding {
  const rest = profiles.columns.filter(({ name }) => name !== 'role').map(({ nameSql }) => nameSql)
  const word = verb.toLowerCase()
  const fixSql = roles.flatMap((role) =>
    grants.some((grant) => grant.role === role && grant.column === null)
      ? [
          `revoke ${word} on ${profiles.nameSql} from ${role};`,
          `grant ${word} (${rest.join(', ')}) on ${profiles.nameSql} to ${role};`,
        ]
      : [`revoke ${word} (role) on ${profiles.nameSql} from ${role};`],
  )
  return {
    code: 'ROLE_SELF_PROMOTION',
    severity: 'warning',
    what: `${roles.join(' and ')} may ${word} public.profiles.role, and no trigger and no check of a policy guards it.`,
    why: 'A user whose own profile the policies let through could make themselves an admin. If only admins pass them, guard the column with a trigger that says so.',
    fixSql: fixSql.join('\n'),
  }
}

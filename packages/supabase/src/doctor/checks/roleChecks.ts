import type { HostCatalog } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'

const API_ROLES = [
  { name: 'anon', who: 'who is not signed in', passesRls: false },
  { name: 'authenticated', who: 'who is signed in', passesRls: false },
  { name: 'service_role', who: 'who holds the service key, such as the worker', passesRls: true },
]

/** The roles that the API answers as. */
export function checkRoles({ roles }: HostCatalog): Finding[] {
  return API_ROLES.flatMap(({ name, who, passesRls }): Finding[] => {
    const role = roles.find((known) => known.name === name)
    if (role === undefined) {
      return [
        {
          code: 'ROLE_MISSING',
          severity: 'error',
          what: `The role ${name} is missing.`,
          why: `The API answers as this role ${who}; DIA grants to it by name.`,
          fixSql: `create role ${name} nologin noinherit${passesRls ? ' bypassrls' : ''};\ngrant usage on schema public to ${name};`,
        },
      ]
    }
    if (role.passesRls === passesRls) return []
    return [
      {
        code: 'ROLE_ODD',
        severity: passesRls ? 'warning' : 'error',
        what: passesRls
          ? `Row level security binds the role ${name}.`
          : `Row level security does not bind the role ${name}.`,
        why: passesRls
          ? 'On Supabase it passes, and code with the service key counts on that.'
          : `The API answers as this role ${who}, who could then read every row.`,
        fixSql: `alter role ${name} ${passesRls ? 'bypassrls' : 'nosuperuser nobypassrls'};`,
      },
    ]
  })
}

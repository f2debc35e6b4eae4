import type { HostCatalog } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'

const API_ROLES = [
  { name: 'anon', who: 'who is not signed in', passesRls: false },
  { name: 'authenticated', who: 'who is signed in', passesRls: false },
  { name: 'service_role', who: 'who holds the service key, such as the worker', passesRls: true },
]

/** The roles that the API answers as, and whether they can ask who is there. */
export function checkRoles(catalog: HostCatalog): Finding[] {
  return [...checkAttributes(catalog), ...checkAuthUsage(catalog)]
}

function checkAuthUsage({ roles, hasAuthUid }: HostCatalog): Finding[] {
  const shut = roles.filter(({ reachesAuth }) => reachesAuth === false).map(({ name }) => name)
  if (!hasAuthUid || shut.length === 0) return []
  return [
    {
      code: 'AUTH_OUT_OF_REACH',
      severity: 'error',
      what: `${shut.join(', ')} may not use the schema auth.`,
      why: 'Policies call auth.uid() as the role that asks, and fail for it.',
      fixSql: `grant usage on schema auth to ${shut.join(', ')};`,
    },
  ]
}

function checkAttributes({ roles }: HostCatalog): Finding[] {
  return API_ROLES.flatMap(({ name, who, passesRls }): Finding[] => {
    const role = roles.find((known) => known.name === name)
    if (role === undefined) {
      return [
        {
          code: 'ROLE_MISSING',
          severity: 'error',
          what: `The role ${name} is missing.`,
          why: `The API answers as this role ${who}; DIA grants to it by name.`,
          fixSql: [
            `create role ${name} nologin noinherit${passesRls ? ' bypassrls' : ''};`,
            'create schema if not exists auth;',
            `grant usage on schema public, auth to ${name};`,
          ].join('\n'),
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

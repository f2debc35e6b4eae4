import type { HostCatalog } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'

/** Postgres itself, pgvector, and the reader of the caller's token: without them nothing of DIA can be installed. */
export function checkServer(catalog: HostCatalog): Finding[] {
  return [...checkVersion(catalog), ...checkVector(catalog), ...checkAuthUid(catalog)]
}

function checkVersion({ server }: HostCatalog): Finding[] {
  if (server.version >= 150_000) return []
  return [
    {
      code: 'POSTGRES_TOO_OLD',
      severity: 'error',
      what: `The server is Postgres ${Math.floor(server.version / 10_000)}.`,
      why: 'DIA needs 15 or newer: its views read with the rights of who asks. Upgrade the server.',
    },
  ]
}

function checkVector({ extensions, offered }: HostCatalog): Finding[] {
  const installed = extensions.find(({ name }) => name === 'vector')
  const available = offered.find(({ name }) => name === 'vector')
  if (installed === undefined) {
    const finding: Finding = {
      code: 'EXTENSION_MISSING',
      severity: 'error',
      what: 'The extension "vector" (pgvector) is missing.',
      why: 'DNA is kept and added up as vectors.',
    }
    return [
      isRecent(available?.version)
        ? { ...finding, fixSql: createExtension('vector') }
        : { ...finding, why: `${finding.why} Install pgvector 0.7 or newer on the server first.` },
    ]
  }
  if (isRecent(installed.version)) return []
  const finding: Finding = {
    code: 'PGVECTOR_TOO_OLD',
    severity: 'error',
    what: `pgvector is ${installed.version}.`,
    why: 'DIA needs 0.7 or newer, which can normalise and concatenate vectors.',
  }
  return [
    isRecent(available?.version)
      ? { ...finding, fixSql: 'alter extension vector update;' }
      : {
          ...finding,
          why: `${finding.why} Install it on the server, then run: alter extension vector update;`,
        },
  ]
}

function isRecent(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number)
  return major > 0 || minor >= 7
}

/** Into the schema that Supabase has for them. */
export function createExtension(name: string): string {
  return [
    'create schema if not exists extensions;',
    `create extension if not exists ${name} with schema extensions;`,
  ].join('\n')
}

function checkAuthUid({ hasAuthUid, roles }: HostCatalog): Finding[] {
  if (hasAuthUid) return []
  const known = roles.map(({ name }) => name).join(', ')
  return [
    {
      code: 'AUTH_UID_MISSING',
      severity: 'error',
      what: 'The function auth.uid() is missing, or answers no uuid.',
      why: 'It says who asks; every policy and every admin check of DIA calls it. Supabase brings it.',
      fixSql: [
        'create schema if not exists auth;',
        'drop function if exists auth.uid();',
        'create function auth.uid() returns uuid language sql stable as $$',
        "  select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid",
        '$$;',
        ...(known === '' ? [] : [`grant usage on schema auth to ${known};`]),
      ].join('\n'),
    },
  ]
}

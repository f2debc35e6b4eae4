import type { HostCatalog } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'
import { createExtension } from './serverChecks.js'

const USEFUL: readonly { name: string; without: string; install: string }[] = [
  {
    name: 'pg_trgm',
    without: 'Without it, search in a matrix reads whole tables.',
    install: createExtension('pg_trgm'),
  },
  {
    name: 'pg_cron',
    without: 'Without it, the user matrix is refreshed by the worker alone.',
    install: 'create extension if not exists pg_cron;',
  },
  {
    name: 'pg_stat_statements',
    without: 'Without it, system health cannot name the slowest queries.',
    install: createExtension('pg_stat_statements'),
  },
]

/** Extensions that DIA uses where they are. */
export function noteExtensions({ extensions, offered }: HostCatalog): Finding[] {
  return USEFUL.filter(({ name }) => !extensions.some((extension) => extension.name === name)).map(
    ({ name, without, install }) => ({
      code: 'EXTENSION_ABSENT',
      severity: 'note',
      what: `The extension "${name}" is not there.`,
      ...(offered.some((extension) => extension.name === name)
        ? { why: without, fixSql: install }
        : { why: `${without} This server does not offer it.` }),
    }),
  )
}

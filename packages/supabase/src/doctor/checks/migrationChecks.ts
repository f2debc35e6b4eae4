import type { Migration } from '../../migrate/index.js'
import type { Finding } from '../Finding.js'

/** What is on record as applied: names, each with the checksum of its SQL where one is known. */
export type Journal = ReadonlyMap<string, string | null>

/** The kit's own migrations against what the database has on record; null where that may not be read. */
export function checkMigrations(kit: readonly Migration[], journal: Journal | null): Finding[] {
  if (journal === null) {
    return [
      {
        code: 'NOT_READABLE',
        severity: 'note',
        what: 'Which migrations are applied could not be read.',
        why: 'The user of this connection may not read dia.schema_migrations. Connect as the owner of the database.',
      },
    ]
  }
  return [...missing(kit, journal), ...changed(kit, journal), ...unknown(kit, journal)]
}

function missing(kit: readonly Migration[], journal: Journal): Finding[] {
  const names = kit.filter(({ name }) => !journal.has(name)).map(({ name }) => name)
  if (names.length === 0) return []
  return [
    {
      code: 'MIGRATIONS_MISSING',
      severity: 'error',
      what:
        names.length === kit.length
          ? `DIA's migrations are not applied (${names.length}).`
          : `${names.length} of DIA's ${kit.length} migrations are not applied: ${names.join(', ')}.`,
      why: 'Code and database must be of one version. "dia migrate --dry-run" prints the SQL.',
      fixCommand: 'dia migrate',
    },
  ]
}

function changed(kit: readonly Migration[], journal: Journal): Finding[] {
  return kit
    .filter(({ name, checksum }) => (journal.get(name) ?? checksum) !== checksum)
    .map(({ name }) => ({
      code: 'MIGRATION_CHANGED',
      severity: 'warning',
      what: `The migration ${name} was applied with other SQL than this kit has.`,
      why: 'A migration is never edited once it is out; this database may lack what the edit brought. It can be run again.',
      fixSql: `delete from dia.schema_migrations where name = '${name}';`,
      fixCommand: 'dia migrate',
    }))
}

function unknown(kit: readonly Migration[], journal: Journal): Finding[] {
  const names = [...journal.keys()].filter((applied) => !kit.some(({ name }) => name === applied)).sort()
  if (names.length === 0) return []
  return [
    {
      code: 'MIGRATION_UNKNOWN',
      severity: 'warning',
      what: `The database has migrations that this kit does not know: ${names.join(', ')}.`,
      why: 'A newer kit was here. Bring @dia/supabase to that version; migrations are not undone.',
    },
  ]
}

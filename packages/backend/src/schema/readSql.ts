import { readdir, readFile } from 'node:fs/promises'
import type { SqlFile } from './applySchema.js'

const PLATFORM = new URL('../../platform/', import.meta.url)
const HOST = new URL('../../host/', import.meta.url)

/** The SQL that stands for what Supabase brings by itself. */
export async function readPlatformSql(): Promise<{ roles: string; authFunctions: string }> {
  const [roles, authFunctions] = await Promise.all([
    readFile(new URL('roles.sql', PLATFORM), 'utf8'),
    readFile(new URL('auth_functions.sql', PLATFORM), 'utf8'),
  ])
  return { roles, authFunctions }
}

/** The host's tables, in the order of their names. */
export async function readHostSchema(): Promise<SqlFile[]> {
  return readSqlFolder(HOST)
}

/** The `.sql` files of a folder by name; none where the folder does not exist. */
async function readSqlFolder(folder: URL): Promise<SqlFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  )
}

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { DiaError } from '@dia/core/errors'

export interface Migration {
  /** The file's name without `.sql`: a timestamp, a verb and a noun. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the SQL, in hex; the same whichever way a checkout ends its lines. */
  readonly checksum: string
}

/** The kit's migrations, oldest first; the same files that `supabase db push` takes. */
export async function migrations(): Promise<readonly Migration[]> {
  // The folder stands beside `src` and `dist` alike; a bundle may be one level flatter.
  for (const relative of ['../../migrations/', '../migrations/']) {
    const folder = new URL(relative, import.meta.url)
    const files = await readdir(folder).catch(() => [])
    const names = files.filter((file) => file.endsWith('.sql')).sort()
    if (names.length === 0) continue
    return Promise.all(
      names.map(async (file) => {
        const sql = await readFile(fileURLToPath(new URL(file, folder)), 'utf8')
        return { name: file.slice(0, -'.sql'.length), sql, checksum: checksumOf(sql) }
      }),
    )
  }
  throw new DiaError(
    'MIGRATIONS_NOT_FOUND',
    'The migrations of @dia/supabase are not beside its code',
    'Do not bundle @dia/supabase/migrate: leave it external, so that it finds its files.',
  )
}

function checksumOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}

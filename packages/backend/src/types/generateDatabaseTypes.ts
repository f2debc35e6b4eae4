import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { cloneBackend } from '../cloneBackend.js'
import { databaseTypes } from './databaseTypes.js'

/** Where the committed types are. */
export const DATABASE_TYPES = fileURLToPath(
  new URL('../../../supabase/src/database/DiaDatabase.ts', import.meta.url),
)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const backend = await cloneBackend()
  await writeFile(DATABASE_TYPES, await databaseTypes(backend))
  await backend.close()
}

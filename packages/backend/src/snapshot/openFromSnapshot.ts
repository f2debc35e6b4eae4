import type { ReportProgress } from '../Backend.js'
import { openPglite, type PgliteDatabase } from '../database/openPglite.js'
import { discardSnapshot, readSnapshot, writeSnapshot } from './snapshotCache.js'

/** Opens a database from a snapshot file, or builds it and leaves the file for the next one. */
export async function openFromSnapshot(
  file: URL,
  build: () => Promise<PgliteDatabase>,
  onProgress: ReportProgress,
): Promise<PgliteDatabase> {
  const snapshot = await readSnapshot(file)
  if (snapshot !== null) {
    onProgress({ step: 'Opening the snapshot' })
    try {
      return await openPglite(snapshot)
    } catch {
      await discardSnapshot(file)
    }
  }
  const database = await build()
  onProgress({ step: 'Writing the snapshot' })
  await writeSnapshot(file, await database.dump())
  return database
}

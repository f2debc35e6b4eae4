import type { ReportProgress } from '../Backend.js'
import { openPglite, type PgliteDatabase } from '../database/openPglite.js'
import type { SnapshotSeed } from './inputHash.js'
import { discardSnapshot, readSnapshot, snapshotFile, writeSnapshot } from './snapshotCache.js'

/** Opens a database from the cached snapshot of a seed, or builds it and leaves a snapshot for the next one. */
export async function openFromSnapshot(
  seed: SnapshotSeed,
  build: () => Promise<PgliteDatabase>,
  onProgress: ReportProgress,
): Promise<PgliteDatabase> {
  const file = await snapshotFile(seed)
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

import type { ReportProgress } from '../Backend.js'
import { openPglite, type PgliteDatabase } from '../database/openPglite.js'
import { takeBuildLock } from './buildLock.js'
import { discardSnapshot, readSnapshot, writeSnapshot } from './snapshotCache.js'

/** Opens a database from a snapshot file, or builds it and leaves the file for the next one. */
export async function openFromSnapshot(
  file: URL,
  build: () => Promise<PgliteDatabase>,
  onProgress: ReportProgress,
): Promise<PgliteDatabase> {
  const ready = await openCached(file, onProgress)
  if (ready !== null) {
    return ready
  }
  const lock = await takeBuildLock(file)
  try {
    return (await openCached(file, onProgress)) ?? (await buildAndKeep(file, build, onProgress))
  } finally {
    await lock.release()
  }
}

async function openCached(file: URL, onProgress: ReportProgress): Promise<PgliteDatabase | null> {
  const snapshot = await readSnapshot(file)
  if (snapshot === null) {
    return null
  }
  onProgress({ step: 'Opening the snapshot' })
  try {
    return await openPglite(snapshot)
  } catch {
    await discardSnapshot(file)
    return null
  }
}

async function buildAndKeep(file: URL, build: () => Promise<PgliteDatabase>, onProgress: ReportProgress) {
  const database = await build()
  onProgress({ step: 'Writing the snapshot' })
  await writeSnapshot(file, await database.dump())
  return database
}

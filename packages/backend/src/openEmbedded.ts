import { assembleBackend } from './assembleBackend.js'
import type { ReportProgress } from './Backend.js'
import { openPglite, type PgliteDatabase } from './database/openPglite.js'
import { prepare } from './prepare.js'
import { installSchema } from './schema/installSchema.js'
import type { BackendSeed } from './seed/BackendSeed.js'
import { healthUntilNow } from './seed/healthUntilNow.js'
import { seedDemo } from './seed/seedDemo.js'
import type { SnapshotSeed } from './snapshot/inputHash.js'
import { openFromSnapshot } from './snapshot/openFromSnapshot.js'
import { snapshotFile } from './snapshot/snapshotCache.js'

/** A Postgres in this process with host schema, migrations and data; none and demo come from a cached snapshot. */
export async function openEmbedded(
  seed: BackendSeed,
  cache: boolean,
  onProgress: ReportProgress,
): Promise<PgliteDatabase> {
  const cached = async (kind: SnapshotSeed, build: () => Promise<PgliteDatabase>) =>
    cache ? openFromSnapshot(await snapshotFile(kind), build, onProgress) : build()
  const buildEmpty = async () => {
    onProgress({ step: 'Creating the database' })
    const database = await openPglite()
    await prepare(database, (parts) => installSchema(parts.database, { host: true }))
    return database
  }
  const openEmpty = () => cached('none', buildEmpty)
  if (seed === 'none') {
    return openEmpty()
  }
  const buildSeeded = async () => {
    const database = await openEmpty()
    await prepare(database, (parts) => seedDemo(parts.database, assembleBackend(parts), seed, onProgress))
    await database.exec('vacuum analyze')
    return database
  }
  if (seed !== 'demo') {
    return buildSeeded()
  }
  const database = await cached('demo', buildSeeded)
  await healthUntilNow(database)
  return database
}

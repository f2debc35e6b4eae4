import './browser/processShim.js'
import { DiaError } from '@dia/core/errors'
import { assembleBackend, createApp, createKeys, IN_PROCESS_URL } from './assembleBackend.js'
import type { Backend, ReportProgress } from './Backend.js'
import { download } from './browser/download.js'
import { openPglite } from './database/openPglite.js'
import { DEMO_ADMIN } from './seed/demoAdminAccount.js'
import { healthUntilNow } from './seed/healthUntilNow.js'

export type { Backend, BackendProgress, ClientOptions, DemoAdmin } from './Backend.js'

export interface BrowserBackendOptions {
  /** Where the gzipped snapshot lies that `buildBrowserSnapshot` made. */
  snapshotUrl: string | URL
  /** Told about the download in bytes, then about the opening. */
  onProgress?: ReportProgress
}

/**
 * Opens the demo inside the page: no server, nothing kept when the page goes.
 * Throws `SNAPSHOT_NOT_FOUND` or `SNAPSHOT_UNUSABLE`.
 */
export async function openBrowserBackend(options: BrowserBackendOptions): Promise<Backend> {
  const onProgress = options.onProgress ?? (() => undefined)
  const snapshot = await download(options.snapshotUrl, (done, total) =>
    onProgress({ step: 'Downloading the demo', done, ...(total === null ? {} : { total }) }),
  )
  onProgress({ step: 'Starting Postgres in this page' })
  const database = await openPglite(snapshot).catch((cause) => {
    throw new DiaError(
      'SNAPSHOT_UNUSABLE',
      'Postgres could not start from the downloaded demo.',
      'Reload the page; if that does not help, build the snapshot again.',
      { cause },
    )
  })
  await healthUntilNow(database)
  const keys = createKeys()
  return assembleBackend({
    database,
    keys,
    app: await createApp(database, keys),
    url: IN_PROCESS_URL,
    demoAdmin: DEMO_ADMIN,
  })
}

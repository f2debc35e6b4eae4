import { DiaError } from '@dia/core/errors'
import { assembleBackend, IN_PROCESS_URL } from './assembleBackend.js'
import type { Backend, ReportProgress } from './Backend.js'
import type { OpenDatabase } from './database/Database.js'
import { describeConnectionFailure, parseDatabaseUrl } from './database/describeConnectionFailure.js'
import { openPostgres } from './database/openPostgres.js'
import { openEmbedded } from './openEmbedded.js'
import { partsOf, prepare } from './prepare.js'
import { inspectServer } from './schema/inspectServer.js'
import { installSchema } from './schema/installSchema.js'
import type { BackendSeed } from './seed/BackendSeed.js'
import { DEMO_ADMIN } from './seed/demoAdminAccount.js'
import { refuseForeignUsers } from './seed/refuseForeignUsers.js'
import { seedDemo } from './seed/seedDemo.js'
import { type Listener, listen } from './server/listen.js'

export interface BackendOptions {
  /** A real Postgres 15 or newer with pgvector; without it Postgres runs inside this process. */
  databaseUrl?: string
  /** Which data to load: none (the default), the demo, or a demo of that many interactions. */
  seed?: BackendSeed
  /** A port of 127.0.0.1, 0 for any free one, false (the default) to listen nowhere. */
  port?: number | false
  /** Whether to start from a cached snapshot, and leave one; true by default. */
  cache?: boolean
  onProgress?: ReportProgress
}

/**
 * Starts a Supabase-compatible API with the host schema and the kit's migrations.
 * What is wrong with port, URL, server or seed is found before the first write and thrown as a `DiaError`.
 */
export async function createBackend(options: BackendOptions = {}): Promise<Backend> {
  const seed = checkSeed(options.seed ?? 'none')
  const databaseUrl = options.databaseUrl === undefined ? null : parseDatabaseUrl(options.databaseUrl)
  const onProgress = options.onProgress ?? (() => undefined)
  const listener = options.port === undefined || options.port === false ? null : await listen(options.port)
  try {
    const database =
      databaseUrl === null
        ? await openEmbedded(seed, options.cache ?? true, onProgress)
        : await openServer(databaseUrl, seed, onProgress)
    return await serve(database, seed, listener)
  } catch (error) {
    await listener?.close()
    throw error
  }
}

async function openServer(url: URL, seed: BackendSeed, onProgress: ReportProgress): Promise<OpenDatabase> {
  onProgress({ step: 'Connecting to the database server' })
  const database = await openPostgres(url.href).catch((error) => {
    throw describeConnectionFailure(error, url)
  })
  await prepare(database, async (parts) => {
    const holds = await inspectServer(database)
    if (holds === 'host' && seed !== 'none') {
      await refuseForeignUsers(database)
    }
    onProgress({ step: 'Applying the migrations' })
    await installSchema(database, { host: holds === 'empty' })
    if (seed !== 'none') {
      await seedDemo(database, assembleBackend(parts), seed, onProgress)
      await database.exec('analyze')
    }
  })
  return database
}

async function serve(database: OpenDatabase, seed: BackendSeed, listener: Listener | null): Promise<Backend> {
  const backend = assembleBackend({
    ...(await partsOf(database)),
    url: listener?.url ?? IN_PROCESS_URL,
    demoAdmin: seed === 'none' ? null : DEMO_ADMIN,
    onClose: async () => listener?.close(),
  })
  listener?.serve(backend.fetch, backend.realtime)
  return backend
}

function checkSeed(seed: BackendSeed): BackendSeed {
  if (seed === 'none' || seed === 'demo' || (Number.isSafeInteger(seed) && Number(seed) > 0)) {
    return seed
  }
  throw new DiaError(
    'SEED_INVALID',
    'The seed is neither "none" nor "demo" nor a number of interactions.',
    'Use --seed none, --seed demo, or --seed 20000.',
  )
}

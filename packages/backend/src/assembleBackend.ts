import { DiaError } from '@dia/core/errors'
import { App } from '@supabase/lite'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { Backend, DemoAdmin } from './Backend.js'
import { createLocalClient } from './client/createLocalClient.js'
import { signInAsUser } from './client/signInAsUser.js'
import { changesSchema } from './database/changesSchema.js'
import type { OpenDatabase } from './database/Database.js'
import { createRealtime, type Realtime } from './realtime/createRealtime.js'
import { mayWatch } from './realtime/mayWatch.js'

/** Where a backend that listens nowhere says it is. */
export const IN_PROCESS_URL = 'http://dia.local'

/** Keys that are new with every start, so that a known key opens nobody's local database. */
export interface BackendKeys {
  anonKey: string
  serviceKey: string
  jwtSecret: string
}

export function createKeys(): BackendKeys {
  return {
    anonKey: `sb_publishable_${randomText()}`,
    serviceKey: `sb_secret_${randomText()}`,
    jwtSecret: randomText() + randomText(),
  }
}

/** The API layer on a connection; nothing is asked of the database yet. */
export async function createApp(database: OpenDatabase, keys: BackendKeys): Promise<App> {
  const app = new App({
    connection: database.connection,
    api: { schemas: ['public'] },
    auth: {
      enabled: true,
      publishable_key: keys.anonKey,
      secret_key: keys.serviceKey,
      jwt_secret: keys.jwtSecret,
      email: { enable_confirmations: false },
    },
    // Nobody receives mail of a local backend, and the default would print it where `--json` promises one line.
    options: { drivers: { email: { send: async () => undefined } } },
  })
  await app.init()
  return app
}

export interface BackendParts {
  database: OpenDatabase
  app: App
  keys: BackendKeys
  url: string
  demoAdmin: DemoAdmin | null
  /** Stops what was started around the database, before the database goes. */
  onClose?: () => Promise<void>
}

/** Puts API, clients and the owner's access together. */
export function assembleBackend(parts: BackendParts): Backend & { readonly realtime: Realtime } {
  const { database, app, keys, url, demoAdmin } = parts
  const handle = async (request: Request): Promise<Response> => {
    if (new URL(request.url).pathname === '/healthz') {
      return Response.json({ status: 'ok' })
    }
    return database.exclusively(async () => {
      request.signal.throwIfAborted()
      return app.fetch(request)
    })
  }
  const realtime = createRealtime(database, mayWatch(url, keys.anonKey, handle))
  let closing: Promise<void> | undefined
  const createClient: Backend['createClient'] = (options = {}) =>
    createLocalClient(url, options.key ?? keys.anonKey, handle, () => realtime, options.accessToken)
  return {
    url,
    anonKey: keys.anonKey,
    serviceKey: keys.serviceKey,
    demoAdmin,
    fetch: handle,
    realtime,
    createClient,
    async query(text, values) {
      if (closing !== undefined) {
        throw new DiaError('BACKEND_CLOSED', 'The backend is closed.', 'Open another one.')
      }
      const rows = await database.query(text, values)
      if (changesSchema(text)) {
        await database.connection.clearSchemaCache()
      }
      return rows as never
    },
    signInAs: (userId): Promise<SupabaseClient> =>
      signInAsUser(database, keys.jwtSecret, createClient(), userId),
    close() {
      closing ??= (async () => {
        await parts.onClose?.()
        await realtime.close()
        await database.close()
      })()
      return closing
    },
  }
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

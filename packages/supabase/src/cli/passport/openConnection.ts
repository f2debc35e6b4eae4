import { DiaError } from '@dia/core/errors'
import postgres from 'postgres'
import { NoRealtime } from '../../rpc/NoRealtime.js'
import { pgRpc } from '../../rpc/pgRpc.js'
import type { RpcCall } from '../../rpc/RpcCall.js'
import { supabaseRpc } from '../../rpc/supabaseRpc.js'
import { parseDatabaseUrl } from '../databaseUrl.js'
import { describeConnectionFailure } from '../describeConnectionFailure.js'
import { withoutForeignParameters } from '../openSession.js'

export interface ConnectionOptions {
  readonly databaseUrl?: string
  readonly url?: string
}

export interface Connection {
  readonly call: RpcCall
  /** There on a direct connection. */
  readonly listen?: (onWake: () => void) => Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Opens the database directly, or the API with the service key of the environment. Throws DiaError. */
export async function openConnection(options: ConnectionOptions): Promise<Connection> {
  return options.url === undefined
    ? openDatabase(parseDatabaseUrl(options.databaseUrl))
    : openApi(options.url)
}

async function openDatabase(databaseUrl: URL): Promise<Connection> {
  const url = withoutForeignParameters(databaseUrl)
  const sql = postgres(url.href, {
    // Two for the batches under way, one for what comes by the clock, one to be woken by.
    max: 4,
    prepare: false,
    fetch_types: false,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'dia passport' },
  })
  try {
    await sql.unsafe('select 1')
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw describeConnectionFailure(error, url)
  }
  return {
    call: pgRpc({ query: async (text, values = []) => [...(await sql.unsafe(text, [...values]))] }),
    async listen(onWake) {
      const { unlisten } = await sql.listen('dia_passport', onWake)
      return unlisten
    },
    close: () => sql.end({ timeout: 5 }),
  }
}

async function openApi(url: string): Promise<Connection> {
  const { SUPABASE_SERVICE_ROLE_KEY: key } = process.env
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new DiaError(
      'API_URL_INVALID',
      'The API URL is not a URL.',
      'Write it as https://project.supabase.co.',
    )
  if (key === undefined || key === '')
    throw new DiaError(
      'SERVICE_KEY_MISSING',
      'The service key is not set.',
      'Set SUPABASE_SERVICE_ROLE_KEY; the key is taken from the environment alone, so that no list of processes shows it.',
    )
  const { createClient } = await import('@supabase/supabase-js')
  const supabase = createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    realtime: { transport: NoRealtime },
  })
  return { call: supabaseRpc(supabase), close: async () => undefined }
}

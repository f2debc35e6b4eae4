import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import pg from 'pg'

export interface Connection {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** The same, prepared with its first run on this connection; JSON is answered as text. */
  prepared<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Told what the server says beside its answers. */
  onNotice(listener: (message: string) => void): void
  close(): Promise<void>
}

/**
 * As a server in production runs, for everybody in the bench: what is committed is on the disk, and there is memory for
 * what is hot. (The tests' servers skip the first, which would make a commit per job free.)
 */
const SETTINGS = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=1GB', 'max_wal_size=8GB']

/** A host's database with the kit, on a Postgres of many connections; every peer has its tables in the same one. */
export interface BenchDatabase {
  readonly url: string
  readonly owner: Connection
  connect(): Promise<Connection>
  stop(): Promise<void>
}

export async function openBenchDatabase(): Promise<BenchDatabase> {
  const server = await startRealServer(SETTINGS)
  if (server === null) throw new Error('This bench needs a Postgres with pgvector.')
  const backend = await createBackend({ databaseUrl: server.url })
  await backend.close()
  const connect = () => connectTo(server.url)
  const owner = await connect()
  return {
    url: server.url,
    owner,
    connect,
    async stop() {
      await owner.close()
      await server.stop()
    },
  }
}

/** JSON as it came, as an API hands it on. */
const AS_SENT: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.JSON ? String : pg.types.getTypeParser(type, format as 'text'),
}

export async function connectTo(connectionString: string): Promise<Connection> {
  const client = new pg.Client({ connectionString })
  // Without a listener, a backend that ends takes the process along.
  client.on('error', () => undefined)
  await client.connect()
  // Locks, costs and results alike; it only lets pg_stat_user_functions count.
  await client.query("set track_functions = 'pl'")
  const names = new Map<string, string>()
  const nameOf = (text: string) => {
    const name = names.get(text) ?? `bench_${names.size}`
    names.set(text, name)
    return name
  }
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    prepared: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query({ name: nameOf(text), text, values: [...values], types: AS_SENT })).rows as Row[],
    onNotice: (listener) => client.on('notice', ({ message }) => listener(message ?? '')),
    close: () => client.end(),
  }
}

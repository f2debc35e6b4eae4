import { createBackend } from '@dia/backend'
import { startKeptServer } from '@dia/backend/testing'
import { type BenchDatabase, connectTo } from '../passport/BenchDatabase.js'

/** A host's database with the kit that stays in a folder between runs; later migrations are applied to it. */
export async function openKeptDatabase(folder: string): Promise<BenchDatabase> {
  const server = await startKeptServer(folder, [
    'shared_buffers=1GB',
    'effective_cache_size=8GB',
    'max_wal_size=8GB',
    // As on the disks that hosts have.
    'random_page_cost=1.1',
    'jit=off',
  ])
  if (server === null) throw new Error('This bench needs a Postgres with pgvector.')
  try {
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
  } catch (error) {
    await server.stop()
    throw error
  }
}

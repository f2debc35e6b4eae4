import { createBackend } from '@dia/backend'
import { startKeptServer } from '@dia/backend/testing'
import { migrations } from '@dia/supabase/migrate'
import { type BenchDatabase, type Connection, connectTo } from '../passport/BenchDatabase.js'

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
    await bringUpToDate(owner)
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

/** Runs again the migrations that were changed since: each of them can be. */
async function bringUpToDate(owner: Connection): Promise<void> {
  await owner.query('create schema if not exists bench')
  await owner.query('create table if not exists bench.migrated (name text primary key, checksum text)')
  for (const { name, sql, checksum } of await migrations()) {
    const known = await owner.query('select from bench.migrated where name = $1 and checksum = $2', [
      name,
      checksum,
    ])
    if (known.length > 0) continue
    await owner.query('begin')
    await owner.query(sql)
    await owner.query(
      'insert into bench.migrated values ($1, $2) on conflict (name) do update set checksum = excluded.checksum',
      [name, checksum],
    )
    await owner.query('commit')
  }
}

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { access, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { REPOSITORY } from '../snapshot/repository.js'

const run = promisify(execFile)

/** A Postgres with many connections, for one test file. */
export interface RealServer {
  /** An empty database. */
  readonly url: string
  /** The URL of another empty database. */
  createDatabase(): Promise<string>
  stop(): Promise<void>
}

/**
 * A real Postgres with pgvector: an empty database on the server that `DATABASE_URL` names, else a private server of
 * this machine with `parameters` of Postgres's own (`['shared_buffers=1GB']`). Null, with a warning, where there is
 * neither; the caller then skips what needs it.
 */
export async function startRealServer(parameters: readonly string[] = []): Promise<RealServer | null> {
  const named = process.env.DATABASE_URL
  try {
    return named ? await databaseOn(named) : await startPrivateServer(await prefixWithVector(), parameters)
  } catch (error) {
    return refuse(`no Postgres with pgvector: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The machine's own Postgres 15, which has no pgvector; null, with a warning, where there is none. */
export async function startServerWithoutVector(): Promise<RealServer | null> {
  const prefix = '/usr/lib/postgresql/15'
  const installed = await exists(join(prefix, 'bin/postgres'))
  return installed ? startPrivateServer(prefix) : refuse('no Postgres 15 under /usr/lib/postgresql')
}

/**
 * A server whose databases stay in a folder between runs, for data that takes minutes to load; null, with a warning,
 * where there is no Postgres with pgvector. `settings` are Postgres's own: `['shared_buffers=1GB']`.
 */
export async function startKeptServer(
  folder: string,
  parameters: readonly string[] = [],
): Promise<Pick<RealServer, 'url' | 'stop'> | null> {
  const prefix = await prefixWithVector().catch((error) =>
    refuse(`no Postgres with pgvector: ${error instanceof Error ? error.message : String(error)}`),
  )
  if (prefix === null) return null
  await mkdir(folder, { recursive: true })
  const { url, server } = await startIn(folder, prefix, parameters)
  await asOwner(url, async (sql) => {
    const [held] = await sql`select from pg_database where datname = 'kept'`
    if (held === undefined) await sql.unsafe('create database kept')
  })
  return { url: url.replace(/postgres$/, 'kept'), stop: () => stopped(server) }
}

function refuse(reason: string): null {
  console.warn(`\n!!! REAL-SERVER TESTS DO NOT RUN: ${reason}\n`)
  return null
}

async function prefixWithVector(): Promise<string> {
  const { stdout } = await run(fileURLToPath(new URL('.ci/postgres.sh', REPOSITORY)))
  return stdout.trim()
}

async function databaseOn(serverUrl: string): Promise<RealServer> {
  const names: string[] = []
  const createDatabase = async () => {
    const name = `dia_test_${crypto.randomUUID().replaceAll('-', '')}`
    await asOwner(serverUrl, (sql) => sql.unsafe(`create database ${name}`))
    names.push(name)
    const url = new URL(serverUrl)
    url.pathname = `/${name}`
    return url.href
  }
  return {
    url: await createDatabase(),
    createDatabase,
    async stop() {
      for (const name of names) {
        await asOwner(serverUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
      }
    },
  }
}

async function asOwner(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

async function startPrivateServer(prefix: string, parameters: readonly string[] = []): Promise<RealServer> {
  const folder = await mkdtemp(join(tmpdir(), 'dia-postgres-'))
  const { url, server } = await startIn(folder, prefix, parameters).catch(async (error) => {
    await rm(folder, { recursive: true, force: true })
    throw error
  })
  try {
    const databases = await databaseOn(url)
    return { ...databases, stop: () => remove(server, folder) }
  } catch (error) {
    await remove(server, folder)
    throw error
  }
}

/** Starts a server on the data in a folder; an empty folder gets a new cluster. */
async function startIn(
  folder: string,
  prefix: string,
  parameters: readonly string[],
): Promise<{ url: string; server: ChildProcess }> {
  const user = await serverUser()
  if (user !== null) {
    await run('chown', [`${user.uid}:${user.gid}`, folder])
  }
  const binaries = join(await readableFor(user, prefix, folder), 'bin')
  const data = join(folder, 'data')
  if (!(await exists(join(data, 'PG_VERSION')))) {
    const initdb = [
      '-D',
      data,
      '-U',
      'dia',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
      '--no-sync',
    ]
    await run(...asUser(user, join(binaries, 'initdb'), initdb), { cwd: folder })
  }
  const port = await freePort()
  const flags = [...settings(port, folder), ...parameters.flatMap((value) => ['-c', value])]
  const postgresCommand = asUser(user, join(binaries, 'postgres'), ['-D', data, ...flags])
  const server = spawn(...postgresCommand, { cwd: folder, stdio: 'ignore' })
  const url = `postgres://dia@127.0.0.1:${port}/postgres`
  try {
    await answering(url, server)
  } catch (error) {
    await stopped(server)
    throw error
  }
  return { url, server }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function remove(server: ChildProcess, folder: string): Promise<void> {
  await stopped(server)
  await rm(folder, { recursive: true, force: true })
}

/** Postgres refuses to run as root, so root starts it as another user, and lets it end with this process. */
function asUser(user: User | null, program: string, parameters: string[]): [string, string[]] {
  return user === null
    ? [program, parameters]
    : ['setpriv', [...switchTo(user), '--pdeathsig', 'INT', program, ...parameters]]
}

function switchTo({ uid, gid }: User): string[] {
  return ['--reuid', uid, '--regid', gid, '--clear-groups']
}

function settings(port: number, folder: string): string[] {
  const values = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=100',
    'shared_buffers=128MB',
    // A crash of the machine may lose a test's data; a crash of a backend or of the server may not.
    'fsync=off',
  ]
  return values.flatMap((value) => ['-c', value])
}

interface User {
  uid: string
  gid: string
}

async function serverUser(): Promise<User | null> {
  if (process.getuid?.() !== 0) {
    return null
  }
  const idOf = async (name: string): Promise<User> => ({
    uid: (await run('id', ['-u', name])).stdout.trim(),
    gid: (await run('id', ['-g', name])).stdout.trim(),
  })
  return idOf('postgres').catch(() => idOf('nobody'))
}

/** A copy of the server where the other user may not read the original, as below /root. */
async function readableFor(user: User | null, prefix: string, folder: string): Promise<string> {
  const program = join(prefix, 'bin/postgres')
  const readable =
    user === null ||
    (await run('setpriv', [...switchTo(user), 'test', '-x', program]).then(
      () => true,
      () => false,
    ))
  if (readable) {
    return prefix
  }
  const tree = prefix.slice(0, prefix.indexOf('/usr/lib/'))
  await cp(tree, join(folder, 'server'), { recursive: true })
  await run('chmod', ['-R', 'a+rX', join(folder, 'server')])
  return join(folder, 'server', prefix.slice(tree.length))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no free port')),
      )
    })
  })
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (server.exitCode !== null) {
      throw new Error(`the server ended with code ${server.exitCode}`)
    }
    const answered = await asOwner(url, (sql) => sql`select 1`).then(
      () => true,
      () => false,
    )
    if (answered) {
      return
    }
    await sleep(100)
  }
  throw new Error('the server did not answer within ten seconds')
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) {
    return
  }
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  // Fast shutdown: sessions are ended, nothing is waited for.
  server.kill('SIGINT')
  await ended
}

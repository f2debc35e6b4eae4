import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { insertUser } from './fixture/insertUser.js'

const ROWS = process.env.DIA_DEEP ? 1_000_000 : 40_000
/** MB that the exporting process may have; Node ends it beyond that. */
const MOST = 100

const server = await startRealServer()

describe.runIf(server !== null)('an export', { timeout: 1_800_000 }, () => {
  const backend = server && createBackend({ databaseUrl: server.url, port: 0 })
  afterAll(async () => {
    await (await backend)?.close()
    await server?.stop()
  })

  it(`of ${ROWS} rows comes whole, to the cent, within ${MOST} MB`, async () => {
    const api = await backend
    if (!api) throw new Error('no server')
    const admin = await insertUser(api, { role: 'admin' })
    await api.query(
      `create table public.big_rows as
         select md5(g::text)::uuid as id, g as n, 'Somebody "' || g || '", 😀' as name, 9007199254740993 + g as cents
         from generate_series(1, ${ROWS}) g`,
    )
    await api.query('alter table public.big_rows add primary key (id)')
    await api.query('create index on public.big_rows (n, id)')
    await api.query('analyze public.big_rows')
    await api.query('grant select on public.big_rows to authenticated')
    const { data } = await (await api.signInAs(admin.id)).auth.getSession()
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [
        `--max-old-space-size=${MOST}`,
        '--conditions=dia-source',
        '--import',
        import.meta.resolve('tsx'),
        fileURLToPath(new URL('fixture/exportAll.ts', import.meta.url)),
      ],
      {
        env: {
          PATH: process.env.PATH,
          SUPABASE_URL: api.url,
          SUPABASE_ANON_KEY: api.anonKey,
          ACCESS_TOKEN: data.session?.access_token,
        },
      },
    )
    const told = JSON.parse(stdout)
    const [wanted] = await api.query<{ rows: number; cents: string }>(
      'select count(*)::int as rows, sum(cents)::text as cents from public.big_rows',
    )
    expect(told).toMatchObject({ rows: ROWS, cents: wanted?.cents })
    expect(told.heapMb).toBeLessThan(MOST)
    const [audited] = await api.query<{ matrix: string }>(
      `select details ->> 'matrix' as matrix from dia.audit_log where action = 'matrix.export' and actor_id = $1`,
      [admin.id],
    )
    expect(audited).toEqual({ matrix: 'big_rows' })
    if (process.env.DIA_DEEP) console.warn(`An export of ${ROWS} rows: ${stdout}`)
  })
})

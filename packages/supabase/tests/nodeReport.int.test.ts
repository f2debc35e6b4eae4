import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Backend, createBackend } from '@dia/backend'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

let backend: Backend
beforeAll(async () => {
  backend = await createBackend({ seed: 'demo', port: 0 })
})
afterAll(() => backend?.close())

it('the example report counts every user, over HTTP, with an admin’s sign-in alone', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--conditions=dia-source', 'examples/node-report/report.ts'],
    {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        SUPABASE_URL: backend.url,
        SUPABASE_ANON_KEY: backend.anonKey,
        ADMIN_EMAIL: backend.demoAdmin?.email,
        ADMIN_PASSWORD: backend.demoAdmin?.password,
      },
    },
  )
  const expected = await backend.query<{ line: string }>(
    `select concat_ws(e'\\t', role, count(*), count(*) filter (where has_dna), sum(listens)) as line
     from dia.user_matrix group by role order by role collate "C"`,
  )
  expect(stdout.trim().split('\n')).toEqual([
    'role\tusers\twith DNA\tlistens',
    ...expected.map(({ line }) => line),
  ])
})

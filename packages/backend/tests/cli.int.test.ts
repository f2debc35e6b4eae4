import { createClient } from '@supabase/supabase-js'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { cloneBackend } from '../src/index.js'
import { listen } from '../src/server/listen.js'
import { runCli, startCli } from './fixture/startCli.js'

/** What a refusal must look like: one line, no stack, nothing on stdout. */
function expectRefusal(result: Awaited<ReturnType<typeof runCli>>, sentence: RegExp) {
  const lines = result.stderr.trim().split('\n')
  expect(lines.at(-1)).toMatch(sentence)
  expect(result.stderr).not.toMatch(/^\s+at |node:internal|secret/m)
  expect(result.code).toBe(1)
  expect(result.stdout).toBe('')
}

describe('pnpm backend', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line of JSON, serves, and ends cleanly on %s',
    async (signal) => {
      await (await cloneBackend()).close()
      const cli = startCli('--port', '0', '--json')
      const { url, anonKey, serviceKey, demoAdmin } = JSON.parse(await cli.firstLine)
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
      expect(demoAdmin).toBeNull()

      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      const refused = await fetch(`${url}/rest/v1/content_items`, {
        headers: { origin: 'http://localhost:6006' },
      })
      expect(refused.status).toBe(401)
      expect(refused.headers.get('access-control-allow-origin')).toBe('http://localhost:6006')

      const realtime = { transport: WebSocket as never }
      const service = createClient(url, serviceKey, { realtime })
      expect((await service.from('content_items').insert({ title: 'Over the wire' })).error).toBeNull()
      const anon = createClient(url, anonKey, { realtime })
      const read = await anon.from('content_items').select('title', { count: 'exact' })
      expect(read).toMatchObject({ data: [{ title: 'Over the wire' }], count: 1 })

      cli.signal(signal)
      expect(await cli.ended).toBe(0)
      expect(cli.stdout().trim().split('\n')).toHaveLength(1)
      expect(cli.stderr()).not.toMatch(/error/i)
      await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    },
  )

  it('prints URL and keys for a reader without --json', async () => {
    const cli = startCli('--port', '0')
    expect(await cli.firstLine).toMatch(/^URL +http:\/\/127\.0\.0\.1:\d+$/)
    cli.signal('SIGTERM')
    expect(await cli.ended).toBe(0)
    expect(cli.stdout()).toContain('Stop with Ctrl+C.')
  })

  it('refuses a port that is in use', async () => {
    const taken = await listen(0)
    try {
      const port = new URL(taken.url).port
      expectRefusal(await runCli('--port', port), new RegExp(`^Port ${port} .* already in use\\. .*--port`))
    } finally {
      await taken.close()
    }
  })

  it.each([
    [['--seed', 'lots'], /"lots" is no seed\. Use --seed none/],
    [['--port', '70000'], /"70000" is no port\. Use --port/],
    [
      ['--database-url', 'mysql://u:secret@127.0.0.1/d'],
      /"mysql:\/\/", which is not Postgres\. Write it as postgres:/,
    ],
    [
      ['--database-url', 'postgres://u:secret@127.0.0.1:1/d'],
      /127\.0\.0\.1:1 cannot be reached .* Start the server/,
    ],
    [
      ['--database-url', 'postgres://u:secret@no-such-host.invalid/d'],
      /no-such-host\.invalid.* is not known\. Correct/,
    ],
  ])('refuses %j in one sentence', async (parameters, sentence) => {
    expectRefusal(await runCli('--port', '0', ...parameters), sentence)
  })

  it('refuses an option that it does not know', async () => {
    const { code, stderr } = await runCli('--databse-url', 'x')
    expect(code).toBe(1)
    expect(stderr).toMatch(/unknown option '--databse-url'/)
  })
})

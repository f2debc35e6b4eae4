import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, mergeConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneBackend } from '../src/index.js'
import { REPOSITORY } from '../src/snapshot/repository.js'
import { readSnapshot, snapshotFile } from '../src/snapshot/snapshotCache.js'
import { viteBackend } from '../src/viteBackend.js'
import { CHROMIUM, serveFolder, startChromium, writePage } from './fixture/startPage.js'

if (CHROMIUM === undefined) {
  console.warn(
    '\n!!! BROWSER TESTS OF THE BACKEND DO NOT RUN: there is no Chromium; set DIA_CHROMIUM to one\n',
  )
}

const PAGE = `
import { openBrowserBackend } from '@dia/backend/browser'

const steps = []
const backend = await openBrowserBackend({
  snapshotUrl: new URL('snapshot.tar.gz', location.href),
  onProgress: ({ step }) => steps.push(step),
})
const email = 'visitor@example.com'
const client = backend.createClient()
const signedUp = await client.auth.signUp({ email, password: 'a long word' })
await backend.query('insert into profiles (id, display_name) values ($1, $2)', [signedUp.data.user.id, 'Visitor'])
const signedIn = await backend.createClient().auth.signInWithPassword({ email, password: 'a long word' })
globalThis.seen = {
  steps: [...new Set(steps)],
  url: backend.url,
  signedIn: signedIn.data.user?.email,
  own: (await client.from('profiles').select('display_name', { count: 'exact' })),
  anon: (await backend.createClient().from('profiles').select()).error?.code,
  service: (await backend.createClient({ key: backend.serviceKey }).from('profiles').select()).data?.length,
  session: (await (await backend.signInAs(signedUp.data.user.id)).auth.getUser()).data.user?.email,
}
const missing = await openBrowserBackend({ snapshotUrl: 'nothing.tar.gz' }).catch((error) => error)
globalThis.missing = { code: missing.code, hint: missing.hint }
`

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dia-page-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.runIf(CHROMIUM !== undefined)('the backend inside a page', () => {
  it('needs no server: it signs in, obeys row level security and reads Postgres', async () => {
    await (await cloneBackend()).close()
    const snapshot = await readSnapshot(await snapshotFile('none'))
    await writePage(folder, PAGE)
    await build(
      mergeConfig(viteBackend, {
        root: folder,
        logLevel: 'error',
        configFile: false,
        build: { target: 'es2022', outDir: join(folder, 'dist') },
        resolve: {
          conditions: ['dia-source', 'module', 'browser', 'production'],
          alias: [
            {
              find: '@dia/backend/browser',
              replacement: new URL('packages/backend/src/browser.ts', REPOSITORY).pathname,
            },
          ],
        },
      }),
    )
    const archive = gzipSync(new Uint8Array((await snapshot?.arrayBuffer()) ?? []), { level: 1 })
    await writeFile(join(folder, 'dist/snapshot.tar.gz'), archive)

    const site = await serveFolder(join(folder, 'dist'))
    const browser = await startChromium()
    try {
      const page = await browser.newPage()
      const broken: string[] = []
      page.on('pageerror', (error) => broken.push(error.message))
      await page.goto(site.url)
      await page.waitForFunction('globalThis.missing', undefined, { timeout: 60_000 })
      expect(broken).toEqual([])
      expect(await page.evaluate('globalThis.seen')).toMatchObject({
        steps: ['Downloading the demo', 'Starting Postgres in this page'],
        url: 'http://dia.local',
        signedIn: 'visitor@example.com',
        own: { data: [{ display_name: 'Visitor' }], count: 1 },
        anon: '42501',
        service: 1,
        session: 'visitor@example.com',
      })
      expect(await page.evaluate('globalThis.missing')).toMatchObject({
        code: 'SNAPSHOT_NOT_FOUND',
        hint: expect.stringContaining('build:storybook'),
      })
    } finally {
      await browser.close()
      site.close()
    }
  })
})

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createBackend } from '@dia/backend'
import { createServer } from 'vite'
import { expect, it } from 'vitest'
import { openChromium } from './openChromium.js'

const ROOT = new URL('../../', import.meta.url)

it("the README's embed example is examples/embed, and runs in a page with a signed-in admin", async () => {
  const [readme, example] = await Promise.all(
    ['README.md', 'examples/embed/Admin.tsx'].map((file) => readFile(new URL(file, ROOT), 'utf8')),
  )
  expect(readme).toContain(example)

  const backend = await createBackend({ seed: 'demo', port: 0 })
  process.env.VITE_SUPABASE_URL = backend.url
  process.env.VITE_SUPABASE_ANON_KEY = backend.anonKey
  const root = fileURLToPath(new URL('examples/embed', ROOT))
  const server = await createServer({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0 },
  })
  const browser = await openChromium()
  try {
    await server.listen()
    const [url = ''] = server.resolvedUrls?.local ?? []
    const session = await backend
      .createClient()
      .auth.signInWithPassword(backend.demoAdmin ?? { email: '', password: '' })
    const page = await browser.newPage()
    // What supabase-js keeps between visits of a signed-in user, under the key it gives a project of this address.
    await page.addInitScript(
      ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
      [`sb-${new URL(backend.url).hostname.split('.')[0]}-auth-token`, JSON.stringify(session.data.session)],
    )
    // Vite builds what a page asks for, as it asks.
    await page.goto(url, { timeout: 120_000 })
    await page.getByRole('searchbox').fill('test.user@example.com')
    await page.getByRole('button', { name: 'Details of test.user@example.com' }).waitFor({ timeout: 60_000 })
  } finally {
    await browser.close()
    await server.close()
    await backend.close()
  }
})

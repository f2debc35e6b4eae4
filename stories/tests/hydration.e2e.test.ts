import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'
import { build, type InlineConfig } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const EXAMPLE = join(ROOT, 'examples/server-rendered')
const VERSIONS = [
  ['18', EXAMPLE],
  ['19', ROOT],
] as const

/** Builds the example on the React that stands in a folder, as it warns in development, on the built packages. */
async function buildOn(reactFrom: string, out: string): Promise<void> {
  const modules = join(reactFrom, 'node_modules')
  const shared: InlineConfig = {
    root: EXAMPLE,
    configFile: false,
    logLevel: 'error',
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: {
      alias: [
        { find: /^react$/, replacement: join(modules, 'react/index.js') },
        { find: /^react\/(jsx-(?:dev-)?runtime)$/, replacement: join(modules, 'react/$1.js') },
        { find: /^react-dom$/, replacement: join(modules, 'react-dom/index.js') },
        { find: /^react-dom\/client$/, replacement: join(modules, 'react-dom/client.js') },
        { find: /^react-dom\/server$/, replacement: join(modules, 'react-dom/server.node.js') },
      ],
    },
  }
  await build({
    ...shared,
    ssr: { noExternal: true },
    build: {
      ssr: 'server.tsx',
      outDir: `${out}/server`,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'server.mjs' } },
    },
  })
  await build({
    ...shared,
    build: {
      outDir: `${out}/client`,
      minify: false,
      rolldownOptions: { input: join(EXAMPLE, 'client.tsx'), output: { entryFileNames: 'client.js' } },
    },
  })
}

/** Which Reacts the scripts below a folder hold, by their first number. */
async function reactsIn(folder: string): Promise<readonly string[]> {
  const scripts = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'))
  const texts = await Promise.all(scripts.map((name) => readFile(join(folder, name), 'utf8')))
  const found = texts.flatMap((text) => [
    ...text.matchAll(/\b(?:ReactVersion|exports\.version) = ["'](\d+)\./g),
  ])
  return [...new Set(found.map(([, version = '']) => version))]
}

describe.each(VERSIONS)('on React %s', (version, reactFrom) => {
  let out: string
  let browser: Browser

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), `dia-hydration-${version}-`))
    await buildOn(reactFrom, out)
    browser = await openChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await rm(out, { recursive: true, force: true })
  })

  it('a page is drawn on a server, taken over without a word, and works', async () => {
    const { html } = (await import(pathToFileURL(`${out}/server/server.mjs`).href)) as { html(): string }
    const drawn = html()
    expect(drawn).toContain('role="grid"')

    expect(await reactsIn(`${out}/client`)).toEqual([version])
    const [style = ''] = (await readdir(`${out}/client/assets`)).filter((name) => name.endsWith('.css'))
    const server = createServer(async ({ url = '/' }, response) => {
      const file = url === '/' ? null : await readFile(`${out}/client${url}`).catch(() => '')
      response.setHeader(
        'content-type',
        url.endsWith('.js') ? 'text/javascript' : url.endsWith('.css') ? 'text/css' : 'text/html',
      )
      response.end(
        file ??
          `<!doctype html><html lang="en"><link rel="stylesheet" href="/assets/${style}">
           <div id="root">${drawn}</div><script type="module" src="/client.js"></script></html>`,
      )
    }).listen(0)
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const page = await browser.newPage({ locale: 'de-DE', timezoneId: 'Asia/Kolkata' })
    const said: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    try {
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.getByText('1–50 of 240', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'E-mail' }).first().click()
      await page.locator('[role="columnheader"][aria-sort="ascending"]', { hasText: 'E-mail' }).waitFor()
      await page.getByRole('button', { name: 'Details of user.0@example.com' }).click()
      await page.getByText('All that is known of user.0@example.com').waitFor()
      await page.getByRole('button', { name: 'Filter' }).click()
      await page.getByRole('menuitem', { name: 'Role' }).click()
      await page.getByRole('dialog').getByText('artist').click()
      await page.keyboard.press('Escape')
      await page.getByText('1–35 of 35', { exact: true }).waitFor()
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('dialog').waitFor()
      expect(said).toEqual([])
    } finally {
      await page.close()
      server.close()
    }
  })
})

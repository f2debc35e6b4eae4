import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openChromium } from './openChromium.js'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

it('npm start serves Storybook on the embedded backend and stops when asked to', async () => {
  const port = await freePort()
  const { child, output } = start(port)
  const browser = await openChromium()
  try {
    const story = `http://localhost:${port}/iframe.html?viewMode=story&id=users-from-postgres--default`
    await expect.poll(() => answers(story), { timeout: 120_000, interval: 500 }).toBe(true)
    const page = await browser.newPage()
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    // Vite builds what a page asks for, as it asks.
    await page.goto(story, { timeout: 120_000 })
    await page
      .getByRole('button', { name: /^Details of/ })
      .first()
      .waitFor({ timeout: 90_000 })
    const backend = /Backend +(\S+)/.exec(output())?.[1]
    expect(asked).toContain(backend)
  } finally {
    await browser.close()
    child.kill('SIGTERM')
  }
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

it('npm start says what to do when the port is in use', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { child, output } = start(port)
  const [code] = await once(child, 'exit')
  holder.close()
  expect(code).toBe(1)
  expect(output().trim()).toBe(
    `Port ${port} is in use. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
  )
})

it('npm start leaves the last word to a backend that could not start', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'dia-no-backend-'))
  const { child, output } = start(await freePort(), elsewhere)
  const [code] = await once(child, 'exit')
  await rm(elsewhere, { recursive: true })
  expect(code).toBe(1)
  expect(output()).toContain('ERR_MODULE_NOT_FOUND')
  expect(output()).not.toContain('JSON')
})

it('npm start and npm test name the Node they need', () => {
  const older = `Object.defineProperty(process.versions, 'node', { value: '18.19.1' })
    Object.defineProperty(process, 'version', { value: 'v18.19.1' })
    require(${JSON.stringify(join(ROOT, '.ci/setup.cjs'))})`
  const { status, stderr } = spawnSync(process.execPath, ['-e', older], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr.trim()).toBe(
    'DIA needs Node 20 or newer; this is v18.19.1. Install Node 20 and run the command again.',
  )
})

it('npm start and npm test set up first, whatever is there', async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  expect([scripts.prestart, scripts.pretest, scripts.prebackend]).toEqual(Array(3).fill('node .ci/setup.cjs'))
})

function start(port: number, folder = ROOT): { child: ChildProcess; output(): string } {
  const child = spawn(process.execPath, [join(ROOT, '.ci/start.mjs')], {
    cwd: folder,
    env: { ...process.env, CI: 'true', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return { child, output: () => Buffer.concat(said).toString() }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  )
}

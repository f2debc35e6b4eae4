import { type Backend, createBackend } from '@dia/backend'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'
import { serveStorybook } from './serveStorybook.js'

const STORY = 'iframe.html?viewMode=story&id=matrix-live-log--passport-dead-letter-actions'

let backend: Backend
let browser: Browser
let storybook: Awaited<ReturnType<typeof serveStorybook>>

beforeAll(async () => {
  ;[backend, browser, storybook] = await Promise.all([
    createBackend({ seed: 'demo', port: 0 }),
    openChromium(),
    serveStorybook(),
  ])
})

afterAll(async () => {
  await browser?.close()
  await storybook?.close()
  await backend?.close()
})

const dead = () =>
  backend.query<{ entry_id: string; attempts: number }>(
    `select entry_id, attempts from dia.passport_dead_letters where system = 'treasury' order by 1`,
  )

it('a dead letter is opened and redriven from the Passport matrix, and the database says so', async () => {
  const before = await dead()
  expect(before.length).toBeGreaterThan(0)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(60_000)
  const { url, anonKey, demoAdmin } = backend
  await page.addInitScript((address) => Object.assign(globalThis, { diaStoryBackend: address }), {
    url,
    anonKey,
    ...demoAdmin,
  })
  await page.goto(storybook.url + STORY)
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .waitFor()
  const rows = await page.getByRole('button', { name: /^Actions for/ }).count()
  expect(rows).toBe(before.length)

  await page
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click()
  await page.getByRole('tab', { name: 'Fields' }).waitFor()
  const openings = await backend.query<{ email: string }>(
    `select u.email from dia.audit_log a join auth.users u on u.id = a.actor_id where a.action = 'matrix.open_row'`,
  )
  expect(openings).toEqual([{ email: demoAdmin?.email }])

  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Redrive dead letter' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Redrive dead letter' }).click()
  await dialog.getByText(/^1 done, 0 needed nothing/).waitFor()

  const after = await dead()
  const gone = before.filter(({ entry_id }) => !after.some((other) => other.entry_id === entry_id))
  expect(gone).toHaveLength(1)
  expect(after).toHaveLength(before.length - 1)
  const [work] = await backend.query<{ treasury: number; treasury_attempts: number; is_open: boolean }>(
    'select treasury, treasury_attempts, is_open from dia.passport_work where entry_id = $1',
    [gone[0]?.entry_id],
  )
  expect(work).toEqual({ treasury: 1, treasury_attempts: 0, is_open: true })
  const audited = await backend.query<{ email: string }>(
    `select u.email from dia.audit_log a join auth.users u on u.id = a.actor_id
     where a.action ~ 'redrive' and a.details::text like '%' || $1 || '%'`,
    [gone[0]?.entry_id],
  )
  expect(audited.map(({ email }) => email)).toEqual([demoAdmin?.email])
  await page.close()
})

import { type Backend, createBackend } from '@dia/backend'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'
import { playUsersStory } from './playUsersStory.js'
import { serveStorybook } from './serveStorybook.js'

const STORY = 'iframe.html?viewMode=story&id=users-from-postgres--default'

describe('the story "Users from Postgres"', () => {
  let browser: Browser
  let storybook: Awaited<ReturnType<typeof serveStorybook>>

  beforeAll(async () => {
    ;[browser, storybook] = await Promise.all([openChromium(), serveStorybook()])
  })

  afterAll(async () => {
    await browser?.close()
    await storybook?.close()
  })

  async function openPage(): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(30_000)
    return page
  }

  it('shows the users of a running backend, and follows what SQL changes there', async () => {
    const backend: Backend = await createBackend({ seed: 'demo', port: 0 })
    const page = await openPage()
    try {
      const { url, anonKey, demoAdmin } = backend
      expect(demoAdmin).not.toBeNull()
      await page.addInitScript((address) => Object.assign(globalThis, { diaStoryBackend: address }), {
        url,
        anonKey,
        ...demoAdmin,
      })
      const asked = new Set<string>()
      page.on('request', (request) => asked.add(new URL(request.url()).origin))
      await page.goto(storybook.url + STORY)
      await playUsersStory(page, (text) => backend.query(text))
      expect(asked).toContain(new URL(url).origin)
    } finally {
      await page.close()
      await backend.close()
    }
  })

  it('does the same inside the page, with no server but a static one', async () => {
    const page = await openPage()
    try {
      const asked = new Set<string>()
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol.startsWith('http')) asked.add(origin)
      })
      await page.goto(storybook.url + STORY)
      await playUsersStory(page, (text) =>
        page.evaluate((query) => globalThis.diaBackend?.query(query), text),
      )
      expect([...asked]).toEqual([new URL(storybook.url).origin])
    } finally {
      await page.close()
    }
  })
})

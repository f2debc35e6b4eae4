import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Browser, BrowserContext, Page } from 'playwright'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'
import { PICTURES, type Picture } from './pictures.js'
import { serveStorybook } from './serveStorybook.js'

const KEPT = new URL('./screenshots/', import.meta.url)
const FAILED = new URL('../../node_modules/.cache/dia/screenshots/', import.meta.url)
const FONTS = new URL('../../node_modules/@fontsource/inter/files/', import.meta.url)

/** Share of pixels that may differ; the edges of letters do not count. */
const MOST_DIFFERENT = 0.003

/** One font that comes with the tests: another machine's own would lay out every word another way. */
async function fontStyle(): Promise<string> {
  const faces = await Promise.all(
    [400, 600].map(async (weight) => {
      const font = await readFile(new URL(`inter-latin-${weight}-normal.woff2`, FONTS), 'base64')
      return `@font-face { font-family: Pictured; font-weight: ${weight}; src: url(data:font/woff2;base64,${font}); }`
    }),
  )
  return `${faces.join('\n')}\n* { font-family: Pictured !important; }`
}

/** The picture once two in a row are the same: parts are fetched when they are first drawn. */
async function settled(page: Page): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0)
  for (let tries = 0; tries < 20; tries++) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' })
    if (now.equals(before)) return now
    before = now
    await page.waitForTimeout(100)
  }
  throw new Error('The page does not come to rest')
}

describe('what is drawn looks as it did', () => {
  let browser: Browser
  /** One for all pictures, so that Chromium keeps what it has fetched and compiled. */
  let context: BrowserContext
  let storybook: Awaited<ReturnType<typeof serveStorybook>>
  let style: string

  beforeAll(async () => {
    ;[browser, storybook, style] = await Promise.all([openChromium(), serveStorybook(), fontStyle()])
    context = await browser.newContext({ reducedMotion: 'reduce' })
    await context.clock.setFixedTime(new Date('2025-10-30T12:00:00Z'))
  })

  afterAll(async () => {
    await browser?.close()
    await storybook?.close()
  })

  async function take({ story, ready, theme, size, media }: Picture): Promise<Buffer> {
    const page = await context.newPage()
    try {
      await page.setViewportSize(size)
      await page.emulateMedia({ media })
      await page.goto(`${storybook.url}iframe.html?viewMode=story&id=${story}&globals=theme:${theme}`)
      await page.addStyleTag({ content: style })
      await page.locator(ready).first().waitFor({ timeout: 60_000 })
      await page.waitForLoadState('networkidle')
      await page.waitForFunction(() => document.querySelector('.dia-weights:empty, .dia-skeleton') === null)
      await page.evaluate(() => document.fonts.ready)
      return await settled(page)
    } finally {
      await page.close()
    }
  }

  it.each(PICTURES)('$file', async (picture) => {
    const kept = new URL(picture.file, KEPT)
    const taken = await take(picture)
    if (process.env.DIA_UPDATE_SCREENSHOTS) {
      await mkdir(KEPT, { recursive: true })
      await writeFile(kept, taken)
      return
    }
    expect(existsSync(kept), `${picture.file} was never taken: DIA_UPDATE_SCREENSHOTS=1`).toBe(true)
    const [before, now] = [PNG.sync.read(await readFile(kept)), PNG.sync.read(taken)]
    const { width, height } = before
    expect([now.width, now.height]).toEqual([width, height])
    const difference = new PNG({ width, height })
    const pixels = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: 0.2 })
    if (pixels / (width * height) > MOST_DIFFERENT) {
      await mkdir(FAILED, { recursive: true })
      await writeFile(new URL(picture.file, FAILED), taken)
      await writeFile(new URL(`difference-${picture.file}`, FAILED), PNG.sync.write(difference))
    }
    expect(
      pixels / (width * height),
      `See ${fileURLToPath(FAILED)}; DIA_UPDATE_SCREENSHOTS=1 keeps the new look`,
    ).toBeLessThanOrEqual(MOST_DIFFERENT)
  })
})

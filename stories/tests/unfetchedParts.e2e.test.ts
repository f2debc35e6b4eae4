import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'
import { serveStorybook } from './serveStorybook.js'

describe('a part of a matrix whose code could not be fetched', () => {
  let browser: Browser
  let storybook: Awaited<ReturnType<typeof serveStorybook>>

  beforeAll(async () => {
    ;[browser, storybook] = await Promise.all([openChromium(), serveStorybook()])
  })

  afterAll(async () => {
    await browser?.close()
    await storybook?.close()
  })

  /** Opens a story whose first request for each of these parts fails, as on a connection that went down. */
  async function openStory(story: string, parts: readonly string[]): Promise<{ page: Page; cut: string[] }> {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const cut: string[] = []
    await page.route(/\/assets\/[^/]+\.js$/, async (route) => {
      const [, name = ''] = /\/assets\/([A-Za-z]+)-[^/]+\.js$/.exec(route.request().url()) ?? []
      if (!parts.includes(name) || cut.includes(name)) return route.continue()
      cut.push(name)
      return route.abort('connectionfailed')
    })
    await page.goto(`${storybook.url}iframe.html?viewMode=story&id=${story}`)
    await page.getByRole('grid').waitFor({ timeout: 60_000 })
    return { page, cut }
  }

  async function failedThenTriedAgain(page: Page): Promise<void> {
    const alert = page.getByRole('alert').filter({ hasText: 'PART_NOT_FETCHED' })
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.waitFor({ state: 'detached' })
  }

  it('is said in the open row, and in a tab of it, and shown once it is tried again', async () => {
    const { page, cut } = await openStory('matrix-fixed--openable', ['RowDetail', 'RowBreakdown'])
    await page
      .getByRole('button', { name: /^Details of/ })
      .first()
      .click()
    await failedThenTriedAgain(page)
    await page.getByRole('tab', { name: 'Plays over time' }).click()
    await failedThenTriedAgain(page)
    await expect.poll(() => page.getByRole('tabpanel').textContent()).not.toBe('')
    expect(cut).toEqual(['RowDetail', 'RowBreakdown'])
    await page.close()
  })

  it('is said where a user opens', async () => {
    const { page, cut } = await openStory('matrix-usersmatrix--right-to-left', ['UserDetail'])
    await page
      .getByRole('button', { name: /^Details of/ })
      .first()
      .click()
    await failedThenTriedAgain(page)
    await page.locator('.dia-user-detail').waitFor()
    expect(cut).toEqual(['UserDetail'])
    await page.close()
  })

  it('is said where a filter is set', async () => {
    const { page, cut } = await openStory('matrix-fixed--rows', ['TimeRangeFilterEditor'])
    await page.getByRole('button', { name: 'Filter' }).click()
    await page.getByRole('menuitem', { name: 'Created' }).click()
    await failedThenTriedAgain(page)
    await page.getByRole('button', { name: '30 days' }).waitFor()
    expect(cut).toEqual(['TimeRangeFilterEditor'])
    await page.close()
  })

  it('leaves event types their text, and the next ones get their weights', async () => {
    const { page, cut } = await openStory('matrix-fixed--rows&args=name:passport', ['InfluenceBars'])
    const cells = page.locator('.dia-weights-cell')
    await expect.poll(() => cells.first().locator('.dia-weights').count()).toBe(0)
    expect(await cells.first().locator('.dia-text').textContent()).not.toBe('')
    expect(cut).toEqual(['InfluenceBars'])
    await page.getByRole('searchbox').fill('nothing is called this')
    await cells.first().waitFor({ state: 'detached' })
    await page.getByRole('searchbox').fill('')
    await cells.first().getByRole('img').waitFor()
    await page.close()
  })
})

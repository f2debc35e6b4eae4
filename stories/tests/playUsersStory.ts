import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'

const TEST_USER = 'test.user@example.com'
const HEAVY_USER = 'heavy.listener@example.com'

/** A way into the Postgres that the page reads. */
export type Sql = (text: string) => Promise<unknown>

/** Finds the test user and someone with DNA, then changes a row behind the page's back. */
export async function playUsersStory(page: Page, sql: Sql): Promise<void> {
  await page.getByRole('grid').waitFor({ timeout: 90_000 })
  const search = page.getByRole('searchbox')

  await search.fill(TEST_USER)
  await page.getByText('1–1 of 1', { exact: true }).waitFor()
  await page.getByRole('button', { name: `Details of ${TEST_USER}` }).click()
  await page.getByText('DNA not initialised').waitFor()
  await expectCount(page.locator('li', { hasText: 'Interests' }).getByRole('listitem'), 4)

  await sql(`update public.profiles set display_name = 'Renamed by SQL'
             where id = '15480116-8c78-4a75-af8c-2c70795333a6'`)
  await sql(`update public.media_ids set interests = array_append(interests, 'Added by SQL')
             where user_uuid = '15480116-8c78-4a75-af8c-2c70795333a6'`)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByRole('gridcell', { name: 'Renamed by SQL' }).waitFor()
  await page.getByText('Added by SQL', { exact: true }).waitFor()

  await search.fill(HEAVY_USER)
  await page.getByRole('button', { name: `Details of ${HEAVY_USER}` }).click()
  const confidence = page.getByTestId('dna-confidence')
  await confidence.waitFor()
  expect(Number.parseFloat((await confidence.textContent()) ?? '')).toBeGreaterThan(0)
}

async function expectCount(locator: Locator, count: number): Promise<void> {
  await expect.poll(() => locator.count()).toBe(count)
}

import { readFile } from 'node:fs/promises'
import { type Backend, createBackend } from '@dia/backend'
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openChromium } from './openChromium.js'
import { serveStorybook } from './serveStorybook.js'

const STORY = 'iframe.html?viewMode=story&id=users-from-postgres--opened-by-link'
/** Whose October it is: the first and last hours of theirs are in other months of UTC. */
const AUTHOR_ZONE = 'America/New_York'
const READER_ZONE = 'Asia/Tokyo'
const FROM = '2025-10-01T04:00:00.000Z'
const TO = '2025-11-01T04:00:00.000Z'
/** The event's name and its aliases, as the catalogue has them. */
const SKIPS = ['player.track_skipped', 'skipped', 'track_skip']
/** What a person set, by the name of each part: without any of them other fans are found. */
const PARTS = ['role', 'artist', 'from', 'to', 'tip'] as const

interface Fan {
  readonly user_id: string
  readonly email: string
  readonly display_name: string
  readonly role: string
}

describe('all fans who skipped an artist in October and tipped no one', () => {
  let backend: Backend
  let browser: Browser
  let storybook: Awaited<ReturnType<typeof serveStorybook>>
  let artist: { readonly id: string; readonly name: string }

  beforeAll(async () => {
    ;[backend, browser, storybook] = await Promise.all([
      createBackend({ seed: 'demo', port: 0 }),
      openChromium(),
      serveStorybook(),
    ])
    const [most] = await backend.query<{ id: string; name: string }>(
      `select a.id, a.artist_name as name
       from public.passport_entries e join public.content_items c on c.id = e.entity_id
         join public.artist_profiles a on a.id = c.artist_id
       where e.event_type = any ($1) and e.occurred_at >= $2 and e.occurred_at < $3
       group by 1 order by count(distinct e.user_id) desc, 1 limit 1`,
      [SKIPS, FROM, TO],
    )
    if (!most) throw new Error('Nobody skipped anything in October.')
    artist = most
  })

  afterAll(async () => {
    await browser?.close()
    await storybook?.close()
    await backend?.close()
  })

  /** The same question, asked of the tables by hand, with or without one of its parts. */
  const bySql = (without?: (typeof PARTS)[number]) =>
    backend.query<Fan & Record<string, string>>(
      `with skipped as (
         select e.user_id, e.event_type::text as event_type, e.occurred_at as at, e.entity_id as content,
           e.metadata ->> 'artist_id' as named
         from public.passport_entries e
         union all select user_id, event_type::text, created_at, content_id, null from public.listening_history
         union all select user_id, event_type::text, created_at, content_id, null from public.media_engagement_log
       )
       select p.id as user_id, u.email, p.display_name, p.role
       from public.profiles p join auth.users u on u.id = p.id
       where ($5 = 'role' or p.role = 'fan')
         and exists (select from skipped s left join public.content_items c on c.id = s.content
           where s.user_id = p.id and s.event_type = any ($2)
             and ($5 = 'from' or s.at >= $3) and ($5 = 'to' or s.at < $4)
             and ($5 = 'artist' or c.artist_id = $1 or s.named = $1::text))
         and ($5 = 'tip' or not exists (select from public.passport_entries t
           where t.user_id = p.id and t.event_type in ('treasury.artist_tip', 'tip')))
       order by 1`,
      [artist.id, SKIPS, FROM, TO, without ?? ''],
    )

  /** A browser of someone who lives in this zone, signed in as the demo admin. */
  async function someoneIn(timezoneId: string): Promise<Page> {
    const context = await browser.newContext({
      timezoneId,
      viewport: { width: 1440, height: 1000 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const { url, anonKey, demoAdmin } = backend
    await page.addInitScript((address) => Object.assign(globalThis, { diaStoryBackend: address }), {
      url,
      anonKey,
      ...demoAdmin,
    })
    return page
  }

  const openFilter = async (page: Page, name: string): Promise<Locator> => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
    return page.getByRole('dialog')
  }

  const closeDialog = async (page: Page) => {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** Opened by the words on the button before the value that it shows. */
  const unfold = (condition: Locator, words: string) =>
    condition.getByRole('button', { name: new RegExp(`^${words}:`) }).click()

  const typeDay = async (condition: Locator, end: string, day: string) => {
    await condition.getByRole('group', { name: end }).getByRole('spinbutton').first().click()
    await condition.page().keyboard.type(day)
  }

  async function setFilters(page: Page) {
    await (await openFilter(page, 'Role')).getByRole('checkbox', { name: 'fan' }).click({ force: true })
    await closeDialog(page)

    const dialog = await openFilter(page, 'Did or did not')
    const first = dialog.locator('fieldset').first()
    await first.getByRole('searchbox', { name: 'Find', exact: true }).fill('track_skipped')
    await first.getByRole('checkbox', { name: /\(player\.track_skipped\)$/ }).click({ force: true })
    await unfold(first, 'With')
    await first.getByRole('searchbox', { name: 'Find an artist, or paste an id' }).fill(artist.name)
    await first.getByRole('option', { name: artist.name }).click()
    await unfold(first, 'When')
    await typeDay(first, 'From', '01102025')
    await typeDay(first, 'Through', '31102025')

    await dialog.getByRole('button', { name: 'Add condition' }).click()
    const second = dialog.locator('fieldset').nth(1)
    await second.getByRole('radio', { name: 'Did not' }).click({ force: true })
    await second.getByRole('searchbox', { name: 'Find', exact: true }).fill('artist_tip')
    await second.getByRole('checkbox', { name: /\(treasury\.artist_tip\)$/ }).click({ force: true })
    await closeDialog(page)
  }

  /** The e-mails that the grid shows, once it has as many rows as it should. */
  const shown = async (page: Page, count: number): Promise<string[]> => {
    await page.getByText(`1–${count} of ${count}`, { exact: true }).waitFor()
    const names = await page
      .getByRole('button', { name: /^Details of/ })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    return names.map((name) => name.replace('Details of ', '')).sort()
  }

  it('are found by hand, kept as a view, opened by a link, and exported, every row as SQL has it', async () => {
    const before = await bySql()
    // Two fans whom nothing but the author's time zone tells apart from October.
    const others = await backend.query<{ id: string }>(
      `select id from public.profiles where role = 'fan' and not id = any ($1)
         and not exists (select from public.passport_entries t where t.user_id = profiles.id
           and t.event_type in ('treasury.artist_tip', 'tip'))
       order by 1 limit 2`,
      [before.map(({ user_id }) => user_id)],
    )
    for (const [at, hour] of ['2025-11-01T02:00:00Z', '2025-10-01T02:00:00Z'].entries())
      await backend.query(
        `insert into public.listening_history (user_id, content_id, event_type, created_at)
         select $1, id, 'skipped', $3 from public.content_items where artist_id = $2 limit 1`,
        [others[at]?.id, artist.id, hour],
      )
    const expected = await bySql()
    expect(expected.length).toBe(before.length + 1)
    for (const part of PARTS) expect((await bySql(part)).length, part).not.toBe(expected.length)
    const emails = expected.map(({ email }) => email).sort()

    const author = await someoneIn(AUTHOR_ZONE)
    await author.goto(storybook.url + STORY)
    await author.getByRole('grid').waitFor()
    await setFilters(author)
    expect(await shown(author, expected.length)).toEqual(emails)

    await author.getByRole('button', { name: 'Views' }).click()
    const views = author.getByRole('dialog')
    await views.getByRole('textbox', { name: 'Name of this view' }).fill('Skippers')
    await views.getByRole('button', { name: 'Save view' }).click()
    await views.getByRole('button', { name: 'Show Skippers' }).waitFor()
    await views.getByRole('button', { name: 'Copy link to this view' }).click()
    await views.getByText('Link copied').waitFor()
    const link = await author.evaluate(() => navigator.clipboard.readText())

    await author.goto(storybook.url + STORY)
    await author.getByRole('grid').waitFor()
    await author.getByRole('button', { name: 'Views' }).click()
    await author.getByRole('button', { name: 'Show Skippers' }).click()
    expect(await shown(author, expected.length)).toEqual(emails)

    const reader = await someoneIn(READER_ZONE)
    await reader.goto(link)
    expect(await shown(reader, expected.length)).toEqual(emails)
    await reader.getByText(AUTHOR_ZONE).first().waitFor()

    await reader.getByRole('button', { name: 'Export' }).click()
    const exporting = reader.getByRole('dialog')
    await exporting.getByRole('radio', { name: 'JSON', exact: true }).click({ force: true })
    await exporting.getByRole('checkbox', { name: 'User id' }).click({ force: true })
    const [file] = await Promise.all([
      reader.waitForEvent('download'),
      exporting.getByRole('button', { name: 'Export' }).click(),
    ])
    await exporting.getByText(`Exported ${expected.length} rows.`).waitFor()
    const rows = JSON.parse(await readFile(await file.path(), 'utf8')) as Fan[]
    const told = rows.map(({ user_id, email, display_name, role }) => ({
      user_id,
      email,
      display_name,
      role,
    }))
    expect(told.sort((a, b) => (a.user_id < b.user_id ? -1 : 1))).toEqual(expected)

    await reader.goto(`${link}&f.created=%7Bcut`)
    await reader.getByText('Parts of the view could not be used').waitFor()
    expect(await shown(reader, expected.length)).toEqual(emails)
  })
})

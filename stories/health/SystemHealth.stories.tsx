import { SystemHealth, type SystemHealthProps } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { askSql, canAskSql } from '../backend/askSql.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { markReader } from '../fixtures/markReader.js'
import { healthBySql } from '../journey/scenarioSql.js'

interface HealthStory {
  readonly onOpenRows?: SystemHealthProps['onOpenRows']
}

const meta: Meta<HealthStory> = {
  title: 'Health/SystemHealth',
  render: () => (
    <WithStoryBackend>{({ health }) => <SystemHealth source={health} everySeconds={0} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj<typeof meta>

/** The fifth scenario: users, interactions, backlog, lag, dead letters, freshness; each as SQL counts it. */
export const Scenario5: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('Users', { selector: 'dt' }, { timeout: 60_000 })
    const tile = (name: string) => canvas.getByText(name, { selector: 'dt' }).closest('.dia-tile')
    const figure = (name: string) => numberIn(tile(name)?.querySelector('.dia-figure'))
    // Other stories log and sign in meanwhile: both are read anew until they are of one moment.
    const isAsSqlCounts = async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Refresh' }))
      const counted = await healthBySql()
      await expect(counted.users).toBeGreaterThan(0)
      await expect(figure('Users')).toBe(counted.users)
      await expect(numberIn(tile('Users')?.querySelector('.dia-muted'))).toBe(counted.active_today)
      await expect(figure('Interactions')).toBe(counted.last_24_hours)
      await expect(figure('Dead letters')).toBe(counted.dead)
      await expect(numberIn(tile('DNA coverage')?.querySelector('.dia-muted'))).toBe(counted.with_dna)
      await expect(figure('Backlog')).toBe(counted.open)
    }
    if (canAskSql()) await waitFor(isAsSqlCounts, { timeout: 30_000, interval: 500 })
    for (const name of [
      'Interactions',
      'Backlog',
      'Lag',
      'Dead letters',
      'Freshness',
      'Ledger',
      'DNA coverage',
    ])
      await expect(canvas.getByText(name, { selector: 'dt' })).toBeVisible()
    await expect(canvas.getByRole('status').textContent).not.toBe('')
  },
}

/** The first number of a text. */
function numberIn(element: Element | null | undefined): number {
  return Number(element?.textContent?.match(/[\d,]+/)?.[0].replaceAll(',', ''))
}

/** Tiles with what was sampled while the demo was worked, which the table beneath has too; a finding leads to its rows. */
export const WithHistory: Story = {
  args: { onOpenRows: fn() },
  render: ({ onOpenRows }) => (
    <WithStoryBackend>
      {({ health }) => <SystemHealth source={health} everySeconds={0} onOpenRows={onOpenRows} />}
    </WithStoryBackend>
  ),
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const line = await canvas.findByRole('img', { name: /^Backlog over the last day/ }, { timeout: 60_000 })
    const marks = markReader(canvas.getByRole('slider', { name: /^Backlog over the last day/ }))
    const [, from, to] = /from (\S+) to (\S+)/.exec(line.getAttribute('aria-label') ?? '') ?? []
    await expect(await marks.pointTo(0)).toMatch(new RegExp(`^${from} · .*UTC`))
    await expect(await marks.press('{End}')).toMatch(new RegExp(`^${to} · .*UTC`))
    await marks.leave()
    await userEvent.click(canvas.getByText(/samples/, { selector: 'summary' }))
    const rows = await canvas.findAllByRole('rowheader', { name: /UTC/ })
    if (canAskSql()) {
      const samples = await askSql<
        Record<'open' | 'decided' | 'users' | 'interactions' | 'duplicates' | 'unsealed', number>
      >(
        `select open::int as open, decided::int as decided, users::int as users, interactions::int as interactions,
           duplicates::int as duplicates, unsealed::int as unsealed from dia.health_samples order by at`,
      )
      const titles = canvas
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent)
        .slice(1)
      const [first, last] = [samples[0], samples.at(-1)]
      await expect(first?.open).toBeGreaterThan(last?.open ?? 0)
      await expect(samples.some(({ decided }) => decided > 0)).toBe(true)
      const said = [first, last].map((sample) => sample?.open.toLocaleString('en-GB'))
      await expect(line).toHaveAccessibleName(`Backlog over the last day: from ${said[0]} to ${said[1]}`)
      await expect(rows).toHaveLength(Math.min(samples.length, 60))
      const newest = rows[0]?.closest('tr')?.querySelectorAll('td')
      const shown = [
        'Backlog',
        'Throughput',
        'Users',
        'Interactions',
        'Duplicate MediaIDs',
        'Not sealed',
      ].map((title) => newest?.[titles.indexOf(title)]?.textContent)
      await expect(shown).toEqual(
        [last?.open, last?.decided, last?.users, last?.interactions, last?.duplicates, last?.unsealed].map(
          (figure) => figure?.toLocaleString('en-GB'),
        ),
      )
    }
    for (const [name, code, word] of [
      ['Dead letters', 'DEAD_LETTERS', '■ Critical'],
      ['Freshness', /^(USER_MATRIX|STATISTICS)_STALE$/, '▲ Warning'],
      ['Backlog', 'BACKLOG_GROWING', '▲ Warning'],
      ['Ledger', 'LEDGER_UNBALANCED', '■ Critical'],
    ] as const) {
      const state = canvas.getByText(name, { selector: 'dt' }).querySelector('.dia-tile-state')
      await expect(state).toBeVisible()
      await expect(state).toHaveTextContent(canvas.queryAllByText(code).length > 0 ? word : '● Well')
    }
    await expect(canvas.getByText('DEAD_LETTERS')).toBeVisible()
    for (const tile of canvasElement.querySelectorAll('.dia-tile'))
      await expect(tile.querySelector('svg[role="img"]')).toHaveAccessibleName(/ over the last day: from /)
    const finding = canvas.getByText('DEAD_LETTERS').closest('li') ?? canvasElement
    await userEvent.click(within(finding).getByRole('button', { name: /Show the rows/ }))
    await expect(args.onOpenRows).toHaveBeenCalledWith(
      expect.objectContaining({ matrix: 'passport', by: expect.objectContaining({ value: '4' }) }),
    )
  },
}

export const Failed: Story = {
  render: () => (
    <SystemHealth
      everySeconds={0}
      source={{ readHealth: () => Promise.reject(new Error('The network is down.')) }}
    />
  ),
  play: async ({ canvasElement }) => {
    const alert = await within(canvasElement).findByRole('alert')
    await expect(alert).toHaveTextContent('Code UNEXPECTED')
    await expect(alert).not.toHaveTextContent('The network is down.')
  },
}

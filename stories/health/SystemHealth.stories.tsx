import { SystemHealth } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { canAskSql } from '../backend/askSql.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { healthBySql } from '../journey/scenarioSql.js'

const meta: Meta = {
  title: 'Health/SystemHealth',
  render: () => (
    <WithStoryBackend>{({ health }) => <SystemHealth source={health} everySeconds={0} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj

/** The fifth scenario: users, interactions, backlog, lag, dead letters, freshness; each as SQL counts it. */
export const Scenario5: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('Users', { selector: 'dt' }, { timeout: 60_000 })
    const tile = (name: string) => canvas.getByText(name, { selector: 'dt' }).closest('.dia-tile')
    const figure = (name: string) => numberIn(tile(name)?.querySelector('.dia-figure'))
    if (canAskSql()) {
      const counted = await healthBySql()
      await expect(counted.users).toBeGreaterThan(0)
      await expect(figure('Users')).toBe(counted.users)
      await expect(numberIn(tile('Users')?.querySelector('.dia-muted'))).toBe(counted.active_today)
      await expect(figure('Interactions')).toBe(counted.last_24_hours)
      await expect(figure('Dead letters')).toBe(counted.dead)
      await expect(numberIn(tile('DNA coverage')?.querySelector('.dia-muted'))).toBe(counted.with_dna)
      await expect(figure('Backlog')).toBe(counted.open)
    }
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

export const Dark: Story = { globals: { theme: 'dark' } }

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

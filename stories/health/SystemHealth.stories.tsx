import { SystemHealth } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'

const meta: Meta = {
  title: 'Health/SystemHealth',
  render: () => (
    <WithStoryBackend>{({ health }) => <SystemHealth source={health} everySeconds={0} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj

/** The fifth scenario: users, interactions, backlog, lag, dead letters, freshness; the users as SQL counts them. */
export const Scenario5: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const users = await canvas.findByText('Users', { selector: 'dt' }, { timeout: 60_000 })
    const supabase = await openStoryBackend(() => undefined)
    const { count } = await supabase.from('dia_users').select('user_id', { count: 'exact', head: true })
    await expect(count).toBeGreaterThan(0)
    const figure = users.closest('.dia-tile')?.querySelector('.dia-figure')
    await expect(Number(figure?.textContent?.replace(/\D/g, ''))).toBe(count)
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

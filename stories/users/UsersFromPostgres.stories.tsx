import { DIAProvider, UsersMatrix, viewInSearchParams } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'

const meta: Meta = {
  title: 'Users from Postgres',
  render: () => (
    <WithStoryBackend>{({ matrices, dna }) => <UsersMatrix source={matrices} dna={dna} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj

const BOOT_MS = 60_000

/** Read by supabase-js from Postgres: the rows by PostgREST, the detail by an audited function. */
export const Default: Story = {}

/** The requirements' test user: four interests, no DNA. */
export const TestUser: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.type(
      await canvas.findByRole('searchbox', {}, { timeout: BOOT_MS }),
      'test.user@example.com',
    )
    await canvas.findByText('1–1 of 1', {}, { timeout: 10_000 })
    await userEvent.click(canvas.getByRole('button', { name: 'Details of test.user@example.com' }))
    await canvas.findByText('DNA not initialised', {}, { timeout: 10_000 })
    await expect(canvas.getByText(/2 MediaIDs, the newest is shown/)).toBeVisible()
    const interests = within(canvas.getByText('Interests').closest('li') ?? canvasElement)
    await expect(interests.getAllByRole('listitem')).toHaveLength(4)
    await expect(canvas.queryByRole('button', { name: 'Initialize DNA' })).toBeNull()
  },
}

/** Someone whose DNA came out of logged events. */
export const UserWithDna: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findAllByRole('button', { name: /^Details of/ }, { timeout: BOOT_MS })
    const byConfidence = canvas.getByRole('button', { name: 'Confidence' })
    await userEvent.click(byConfidence)
    await userEvent.click(byConfidence)
    await waitFor(
      async () => {
        const [cell] = canvas
          .getAllByRole('gridcell')
          .filter((candidate) => candidate.dataset.kind === 'percent')
        await expect(Number.parseInt(cell?.textContent ?? '0', 10)).toBeGreaterThan(0)
      },
      { timeout: 10_000 },
    )
    const [expander] = canvas.getAllByRole('button', { name: /^Details of/ })
    if (expander) await userEvent.click(expander)
    const confidence = await canvas.findByTestId('dna-confidence', {}, { timeout: 10_000 })
    await expect(Number.parseInt(confidence.textContent ?? '0', 10)).toBeGreaterThan(0)
  },
}

/**
 * Opens at the view that the page's address carries, in days of whoever looks at it, as a host does whose admins send
 * each other links.
 */
export const OpenedByLink: Story = {
  render: () => {
    const view = viewInSearchParams(new URLSearchParams(globalThis.location.search))
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    return (
      <DIAProvider timeZone={timeZone}>
        <WithStoryBackend>
          {({ matrices, dna }) => <UsersMatrix source={matrices} dna={dna} restore={view} />}
        </WithStoryBackend>
      </DIAProvider>
    )
  },
}

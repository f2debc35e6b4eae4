import { UserJourney } from '@dia/react'
import type { DiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId, TEST_USER_ID } from './readUserId.js'

const TEST_USER = 'test.user@example.com'

interface JourneyStoryProps {
  readonly email: string
  readonly defaultTab: 'overview' | 'mediaId' | 'dna' | 'interactions' | 'sessions' | 'affinity'
  readonly onOpenEntry: (entryId: string) => void
}

function JourneyOf({
  client,
  supabase,
  email,
  ...journey
}: JourneyStoryProps & { client: DiaClient; supabase: SupabaseClient }) {
  const [userId, setUserId] = useState(email === TEST_USER ? TEST_USER_ID : '')
  useEffect(() => {
    if (email !== TEST_USER) readUserId(supabase, email).then(setUserId)
  }, [supabase, email])
  return userId === '' ? null : (
    <UserJourney
      {...journey}
      userId={userId}
      user={{ email }}
      dna={client.dna}
      history={client.history}
      queries={client.queries}
    />
  )
}

const meta: Meta<JourneyStoryProps> = {
  title: 'Journey/UserJourney',
  args: { email: 'heavy.listener@example.com', defaultTab: 'overview', onOpenEntry: fn() },
  render: (args) => (
    <WithStoryBackend>
      {(client, supabase) => <JourneyOf {...args} client={client} supabase={supabase} />}
    </WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj<typeof meta>

/** From a cold backend, on a machine that does other things too. */
const READ = { timeout: 60_000 }

/** The tab that a story opens on, read: what axe and a picture see is the tab and no wait. */
const shows =
  (said: RegExp | string) =>
  async ({ canvasElement }: { canvasElement: HTMLElement }) => {
    const panel = await within(canvasElement).findByRole('tabpanel', {}, READ)
    await within(panel).findAllByText(said, {}, READ)
    await waitFor(() => expect(panel.querySelector('[role="alert"], .dia-skeleton')).toBeNull(), READ)
  }

/** Where the host enables no action, the menu of the head leads on and writes nothing. */
export const Overview: Story = {
  play: async ({ canvasElement }) => {
    await shows('What this user did, and what it weighs')({ canvasElement })
    await userEvent.click(within(canvasElement).getByRole('button', { name: 'Actions' }))
    const menu = within(await within(canvasElement.ownerDocument.body).findByRole('menu', {}, READ))
    await expect(menu.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Apply to DNA…',
      'Influence settings',
    ])
    await userEvent.keyboard('{Escape}')
  },
}
export const Dna: Story = { args: { defaultTab: 'dna' }, play: shows(/helix holds/) }
export const Interactions: Story = {
  args: { defaultTab: 'interactions' },
  play: shows(/^All [\d,]+ interactions/),
}
export const Sessions: Story = {
  args: { defaultTab: 'sessions' },
  play: shows(/^([\d,]+) of \1 sessions$/),
}
export const Affinity: Story = { args: { defaultTab: 'affinity' }, play: shows(/^All [\d,]+ artists$/) }
export const TestUser: Story = { args: { email: TEST_USER }, play: shows('DNA not initialised') }
export const TestUserDna: Story = {
  args: { email: TEST_USER, defaultTab: 'dna' },
  play: shows('DNA not initialised'),
}

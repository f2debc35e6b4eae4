import { UserJourney } from '@dia/react'
import type { DiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import { fn } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId, TEST_USER_ID } from './readUserId.js'

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
  const [userId, setUserId] = useState(email === 'test.user@example.com' ? TEST_USER_ID : '')
  useEffect(() => {
    if (email !== 'test.user@example.com') readUserId(supabase, email).then(setUserId)
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

export const Overview: Story = {}
export const Dna: Story = { args: { defaultTab: 'dna' } }
export const DnaDark: Story = { args: { defaultTab: 'dna' }, globals: { theme: 'dark' } }
export const Interactions: Story = { args: { defaultTab: 'interactions' } }
export const Sessions: Story = { args: { defaultTab: 'sessions' } }
export const Affinity: Story = { args: { defaultTab: 'affinity' } }
export const TestUser: Story = { args: { email: 'test.user@example.com' } }
export const TestUserDna: Story = { args: { email: 'test.user@example.com', defaultTab: 'dna' } }

import type { DiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { askSql, canAskSql } from '../backend/askSql.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId } from '../journey/readUserId.js'
import { TourPage } from './TourPage.js'

const LISTENER = 'heavy.listener@example.com'
const READ = { timeout: 60_000 }

function TourOf({ client, supabase }: { client: DiaClient; supabase: SupabaseClient }) {
  const [userId, setUserId] = useState<string | null>(null)
  useEffect(() => {
    readUserId(supabase, LISTENER).then(setUserId)
  }, [supabase])
  return userId === null ? null : <TourPage client={client} userId={userId} email={LISTENER} />
}

const meta: Meta = {
  title: 'Tour',
  render: () => (
    <WithStoryBackend>
      {(client, supabase) => <TourOf client={client} supabase={supabase} />}
    </WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj

/** To read and to try. */
export const FiveMinutes: Story = {}

/** The same page, walked: a rung, its figures, the log entry behind it as SQL has it, and the rung again. */
export const Walked: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const mark = await waitFor(() => {
      const found = canvasElement.querySelector<HTMLButtonElement>('.dia-helix-mark')
      if (!found) throw new Error('The helix is not drawn yet.')
      return found
    }, READ)
    let pinned = ''
    await step('Go along the rungs and pin one', async () => {
      mark.focus()
      await userEvent.keyboard('{End}{ArrowLeft}{Enter}')
      const card = await canvas.findByRole('region', { name: 'Pinned rung' })
      pinned = card.querySelector('time')?.dateTime ?? ''
      await expect(pinned).not.toBe('')
      await userEvent.click(within(card).getByRole('button', { name: /Open log entry/ }))
    })
    await step('The Passport opens at that entry, the one that SQL has at that time', async () => {
      await canvas.findByText('The log entry behind what you came from.', {}, READ)
      const grid = await canvas.findByRole('grid', {}, READ)
      await waitFor(
        () => expect(within(grid).getAllByRole('button', { name: /^Details of/ })).toHaveLength(1),
        READ,
      )
      await userEvent.click(within(grid).getByRole('button', { name: /^Details of/ }))
      await canvas.findByRole('tab', { name: 'Fields' }, READ)
      if (canAskSql()) {
        const [entry] = await askSql<{ id: string }>(
          `select e.id from public.passport_entries e join auth.users u on u.id = e.user_id
           where u.email = $1 and e.occurred_at = $2`,
          [LISTENER, pinned],
        )
        await expect(entry?.id).toMatch(/^[0-9a-f-]{36}$/)
        await expect(grid.innerHTML).toContain(entry?.id)
      }
    })
    await step('And back to the rung', async () => {
      await userEvent.click(canvas.getByRole('button', { name: /Back to the rung/ }))
      await expect(mark).toHaveFocus()
      await expect(canvas.getByRole('region', { name: 'Pinned rung' })).toBeVisible()
    })
  },
}

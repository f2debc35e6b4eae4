import { engagementsMatrix, listensMatrix, passportMatrix, votesMatrix } from '@dia/core/matrices'
import { DIADashboard } from '@dia/react'
import type { DiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId } from '../journey/readUserId.js'

const LISTENER = 'heavy.listener@example.com'

/** A host's router in two lines: the route is its state. */
function Routed({ client, first }: { client: DiaClient; first: string }) {
  const [route, setRoute] = useState(first)
  return (
    <>
      <p hidden data-testid="route">
        {route}
      </p>
      <DIADashboard client={client} route={route} onNavigate={setRoute} />
    </>
  )
}

const meta: Meta<{ first: string }> = {
  title: 'Dashboard/DIADashboard',
  args: { first: 'users' },
  render: ({ first }) => (
    <WithStoryBackend>{(client) => <Routed client={client} first={first} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj<typeof meta>

export const Users: Story = {}
export const HealthDark: Story = { args: { first: 'health' }, globals: { theme: 'dark' } }

/** Any garbage in the URL is a page that says so. */
export const NoSuchPage: Story = {
  args: { first: 'no/such/page' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('There is no such page', {}, { timeout: 60_000 })
    await userEvent.click(canvas.getByRole('link', { name: 'Health' }))
    await expect(canvas.getByTestId('route')).toHaveTextContent('health')
  },
}

/** From a rung of the helix to the log entry and back, as the tour tells it. */
export const FromRungToLogEntryAndBack: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const supabase = await openStoryBackend(() => undefined)
    const userId = await readUserId(supabase, LISTENER)

    await step('Find the listener and open the journey', async () => {
      await userEvent.type(await canvas.findByRole('searchbox', {}, { timeout: 60_000 }), LISTENER)
      await userEvent.click(
        await canvas.findByRole('button', { name: `Details of ${LISTENER}` }, { timeout: 15_000 }),
      )
      await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, { timeout: 15_000 }))
    })
    let entry = ''
    await step('Go along the rungs by keyboard and pin one', async () => {
      const mark = await waitFor(
        () => {
          const found = canvasElement.querySelector<HTMLButtonElement>('.dia-helix-mark')
          if (!found) throw new Error('no mark yet')
          return found
        },
        { timeout: 30_000 },
      )
      mark.focus()
      await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}{Enter}')
      const pinned = await canvas.findByRole('region', { name: 'Pinned rung' })
      await userEvent.click(within(pinned).getByRole('button', { name: /Open log entry/ }))
    })
    await step('The Passport shows that entry', async () => {
      const route = canvas.getByTestId('route').textContent ?? ''
      await expect(route).toMatch(/^passport\?entry=/)
      entry = decodeURIComponent(route.split('entry=')[1] ?? '')
      const { data } = await supabase.from('passport_entries').select('user_id').eq('id', entry).single()
      await expect(data?.user_id).toBe(userId)
      await canvas.findByText('The log entry behind what you came from.')
    })
    await step('Back to the users', async () => {
      await userEvent.click(canvas.getByRole('link', { name: 'Users' }))
      await canvas.findByRole('searchbox', {}, { timeout: 15_000 })
      await expect(canvas.getByTestId('route')).toHaveTextContent('users')
    })
  },
}

/** In every matrix of interactions an open row tells what it moved of its user's DNA. */
export const OpenRowsTellWhatTheyMoved: Story = {
  args: { first: 'passport' },
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    for (const { name, title } of [passportMatrix, engagementsMatrix, listensMatrix, votesMatrix]) {
      await step(title, async () => {
        await userEvent.click(await canvas.findByRole('link', { name: title }, { timeout: 60_000 }))
        await expect(canvas.getByTestId('route')).toHaveTextContent(name)
        const expander = await waitFor(
          () => {
            const page = canvas.getByRole('region', { name: title })
            const found = page.querySelector<HTMLElement>('.dia-expander > button')
            if (!found) throw new Error('no row yet')
            return found
          },
          { timeout: 15_000 },
        )
        await userEvent.click(expander)
        await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, { timeout: 15_000 }))
        await canvas.findByTestId('moved-composite', {}, { timeout: 30_000 })
      })
    }
  },
}

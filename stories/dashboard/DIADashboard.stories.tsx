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

/** From a cold backend, on a machine that does other things too. */
const BOOT = { timeout: 60_000 }
const READ = { timeout: 30_000 }

export const Users: Story = {
  play: async ({ canvasElement }) => {
    const page = await within(canvasElement).findByRole('region', { name: 'Users' }, BOOT)
    await within(page).findByText(/^1–\d+ of/, {}, READ)
  },
}
export const Health: Story = {
  args: { first: 'health' },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Dead letters', { selector: 'dt' }, BOOT)
  },
}

/** Without a router the dashboard keeps its page itself: links, a row's way to its user, and the way back lead on. */
export const WithoutRouter: Story = {
  render: () => <WithStoryBackend>{(client) => <DIADashboard client={client} />}</WithStoryBackend>,
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    const address = canvasElement.ownerDocument.location.href
    const isCurrent = (name: string) =>
      expect(canvas.getByRole('link', { current: 'page' })).toHaveAccessibleName(name)
    await step('It opens on the users', async () => {
      await canvas.findByRole('region', { name: 'Users' }, BOOT)
      await isCurrent('Users')
    })
    await step('A link shows its page, and has an address of its own', async () => {
      const link = canvas.getByRole('link', { name: 'Health' })
      await expect(link).toHaveAttribute('href', '#health')
      await userEvent.click(link)
      await canvas.findByText('Dead letters', { selector: 'dt' }, READ)
      await isCurrent('Health')
      await expect(canvas.queryByRole('searchbox')).toBeNull()
    })
    await step('A listen leads to its user, and the user back to all', async () => {
      await userEvent.click(canvas.getByRole('link', { name: 'Listening history' }))
      const [actions] = await canvas.findAllByRole('button', { name: /^Actions for/ }, READ)
      if (actions) await userEvent.click(actions)
      const page = within(canvasElement.ownerDocument.body)
      await userEvent.click(await page.findByRole('menuitem', { name: 'View user' }, READ))
      await canvas.findByRole('tab', { name: 'Overview' }, READ)
      const head = canvasElement.querySelector<HTMLElement>('.dia-user-head') ?? canvasElement
      const supabase = await openStoryBackend(() => undefined)
      const { data } = await supabase
        .from('dia_users')
        .select('email, display_name, role, confidence, maturity')
        .eq('user_id', head.querySelector('code')?.textContent ?? '')
        .single()
      for (const who of [data?.email, data?.display_name, data?.role])
        await expect(await within(head).findByText(String(who), {}, READ)).toBeVisible()
      await expect(data?.maturity).toBeGreaterThan(0)
      await expect(within(head).getByText('DNA').nextElementSibling).toHaveTextContent(/^maturity \d+%$/)
      await expect(within(head).getByText('Confidence').nextElementSibling).toHaveTextContent(/^\d+%$/)
      await userEvent.click(canvas.getByRole('button', { name: /Back to the users/ }))
      await canvas.findByRole('searchbox', {}, READ)
      await isCurrent('Users')
    })
    await expect(canvasElement.ownerDocument.location.href).toBe(address)
  },
}

/** Any garbage in the URL is a page that says so. */
export const NoSuchPage: Story = {
  args: { first: 'no/such/page' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('There is no such page', {}, BOOT)
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
      await userEvent.type(await canvas.findByRole('searchbox', {}, BOOT), LISTENER)
      await userEvent.click(await canvas.findByRole('button', { name: `Details of ${LISTENER}` }, READ))
      await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, READ))
    })
    let entry = ''
    await step('Go along the rungs by keyboard and pin one', async () => {
      const mark = await waitFor(() => {
        const found = canvasElement.querySelector<HTMLButtonElement>('.dia-helix-mark')
        if (!found) throw new Error('no mark yet')
        return found
      }, READ)
      mark.focus()
      await userEvent.keyboard('{Home}{ArrowRight}{ArrowRight}{Enter}')
      const pinned = await canvas.findByRole('region', { name: 'Pinned rung' }, READ)
      await userEvent.click(within(pinned).getByRole('button', { name: /Open log entry/ }))
    })
    await step('The Passport shows that entry', async () => {
      const route = canvas.getByTestId('route').textContent ?? ''
      await expect(route).toMatch(/^passport\?entry=/)
      entry = decodeURIComponent(route.split('entry=')[1] ?? '')
      const { data } = await supabase.from('passport_entries').select('user_id').eq('id', entry).single()
      await expect(data?.user_id).toBe(userId)
      await canvas.findByText('The log entry behind what you came from.', {}, READ)
    })
    await step('Back to the users', async () => {
      await userEvent.click(canvas.getByRole('link', { name: 'Users' }))
      await canvas.findByRole('searchbox', {}, READ)
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
        await userEvent.click(await canvas.findByRole('link', { name: title }, BOOT))
        await expect(canvas.getByTestId('route')).toHaveTextContent(name)
        const expander = await waitFor(() => {
          const page = canvas.getByRole('region', { name: title })
          const found = page.querySelector<HTMLElement>('.dia-expander > button')
          if (!found) throw new Error('no row yet')
          return found
        }, READ)
        await userEvent.click(expander)
        await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, READ))
        await canvas.findByTestId('moved-composite', {}, READ)
      })
    }
  },
}

import { DNA_DOMAINS } from '@dia/core/domains'
import { UserJourney } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, useState } from 'react'
import { expect, fireEvent, fn, userEvent, waitFor, within } from 'storybook/test'
import { canAskSql } from '../backend/askSql.js'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId, TEST_USER_ID } from './readUserId.js'
import { basesBySql, deltaNormsWithoutBySql, evidenceBySql, listensBySql } from './scenarioSql.js'

const LISTENER = 'heavy.listener@example.com'
const BOOT = { timeout: 60_000 }
const READ = { timeout: 30_000 }

interface ScenarioProps {
  readonly userId: string | null
  readonly onOpenEntry: (entryId: string) => void
}

function Journey({ userId, onOpenEntry }: ScenarioProps) {
  const [id, setId] = useState(userId)
  useEffect(() => {
    if (userId === null)
      openStoryBackend(() => undefined)
        .then((supabase) => readUserId(supabase, LISTENER))
        .then(setId)
  }, [userId])
  return (
    <WithStoryBackend>
      {(client) => id !== null && <UserJourney {...client} userId={id} onOpenEntry={onOpenEntry} />}
    </WithStoryBackend>
  )
}

const meta: Meta<typeof Journey> = {
  title: 'Journey/Scenarios',
  component: Journey,
  args: { userId: null, onOpenEntry: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

async function listenerId() {
  return readUserId(await openStoryBackend(() => undefined), LISTENER)
}

/** 1. A user's profile with the ATGC bases, as the primary MediaID's row has them. */
export const Scenario1: Story = {
  args: { userId: TEST_USER_ID },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'MediaID' }, BOOT))
    const list = (await canvas.findByText('Interests', {}, READ)).closest('li') ?? canvasElement
    const shown = within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent?.trim())
    await expect(canvas.getByText(/2 MediaIDs/)).toBeVisible()
    if (canAskSql()) {
      const bases = await basesBySql(TEST_USER_ID)
      await expect(shown).toEqual(bases.interests.map((interest) => interest.trim()))
      await expect([bases.interests.length, bases.genres, bases.location, bases.media_ids]).toEqual([
        4,
        0,
        null,
        2,
      ])
    }
    await expect(canvas.getAllByText('Empty: the user has stated nothing here')).toHaveLength(3)
  },
}

/** 2. The timeline by session, filtered by type: as many as SQL counts, in as many sessions. */
export const Scenario2: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, BOOT))
    await canvas.findByText(/^All [\d,]+ interactions/, {}, READ)
    await userEvent.selectOptions(canvas.getByLabelText('Source'), 'listening')
    await userEvent.selectOptions(canvas.getByLabelText('Type'), 'player.track_skipped')
    const filtered = await canvas.findByText(/^[\d,]+ of [\d,]+ interactions/, {}, READ)
    if (canAskSql()) {
      const { skips, sessions, without_session } = await listensBySql(await listenerId())
      await expect(skips).toBeGreaterThan(0)
      await expect(without_session).toBe(0)
      await expect(filtered).toHaveTextContent(new RegExp(`^${skips.toLocaleString('en-GB')} of `))
      await expect(filtered).toHaveTextContent(new RegExp(`of ${sessions.toLocaleString('en-GB')} sessions`))
    }
    const events = canvasElement.querySelectorAll('.dia-journey-event')
    for (const event of events) await expect(event).toHaveTextContent('Track skipped')
    await expect(canvasElement.querySelectorAll('.dia-journey-session > h4 time').length).toBeGreaterThan(1)
    const sessions = () => canvasElement.querySelectorAll('.dia-journey-session')
    await userEvent.click(canvas.getByRole('button', { name: 'First' }))
    await expect(sessions().length).toBe(1)
    const first = sessions()[0]?.querySelector('time')?.textContent
    await userEvent.click(canvas.getByRole('button', { name: 'Latest' }))
    await expect(sessions().length).toBeGreaterThan(1)
    fireEvent.change(canvas.getByLabelText('Jump to'), { target: { value: '2001-01-01' } })
    await waitFor(() => expect(sessions().length).toBe(1))
    await expect(sessions()[0]?.querySelector('time')?.textContent).toBe(first)
  },
}

/** 3. The DNA's state: the card and the helix, which is folded here, say the confidence that SQL gets from the stored sums. */
export const Scenario3: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const shown = await canvas.findByTestId('dna-confidence', {}, BOOT)
    const confidence = shown.textContent ?? ''
    await expect(confidence).toMatch(/^\d+%$/)
    await userEvent.click(canvas.getByRole('tab', { name: 'DNA' }))
    const sentence = await canvas.findByText(/helix holds/, { selector: 'figcaption' }, READ)
    await expect(sentence).toHaveTextContent(`confidence ${confidence}`)
    if (canAskSql()) {
      const stored = await evidenceBySql(await listenerId())
      await expect(confidence).toBe(`${Math.round(stored.confidence * 100)}%`)
      await expect(sentence).toHaveTextContent(`${stored.interactions.toLocaleString('en-GB')} interactions`)
      await expect(sentence).toHaveTextContent(`${Math.round(stored.maturity * 100)}%`)
    }
    await expect(await canvas.findByTestId('influence-sum', {}, READ)).toHaveTextContent('100.0%')
    const reset = canvas.getByRole('button', { name: 'Reset' })
    fireEvent.change(canvas.getByRole('slider', { name: 'Learning rate' }), { target: { value: '0.4' } })
    await waitFor(() => expect(reset).toHaveAttribute('aria-disabled', 'false'))
    await userEvent.click(reset)
    await expect(reset).toHaveAttribute('aria-disabled', 'true')
    await expect(reset).toHaveFocus()
  },
}

/** 3 too. Without DNA: bases and what ends it, not a blank. */
export const Scenario3NotInitialised: Story = {
  args: { userId: TEST_USER_ID },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, BOOT))
    await waitFor(() => expect(canvas.getAllByText('DNA not initialised').at(-1)).toBeVisible(), READ)
    await expect(canvasElement.querySelectorAll('.dia-helix-bases > li')).toHaveLength(4)
    await expect(canvasElement.querySelectorAll('.dia-helix-bases > [data-empty="true"]')).toHaveLength(3)
  },
}

/** A vote, which the host's table keeps no payload of: what its log entry has is read, and audited, as for any other. */
export const VoteOpened: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, BOOT))
    await canvas.findByText(/^All [\d,]+ interactions/, {}, READ)
    await userEvent.selectOptions(canvas.getByLabelText('Source'), 'voting')
    const vote = await waitFor(() => {
      const [found, ...others] = canvasElement.querySelectorAll<HTMLElement>('.dia-journey-event')
      const isVote = (event: Element) => event.querySelector(':scope > .dia-badge')?.textContent === 'Voting'
      if (found === undefined || ![found, ...others].every(isVote)) throw new Error('Not only votes yet.')
      return found
    }, READ)
    await userEvent.click(within(vote).getByRole('button', { expanded: false }))
    await userEvent.click(await within(vote).findByRole('button', { name: /Open log entry/ }, READ))
    const entryId = (args.onOpenEntry as ReturnType<typeof fn>).mock.calls[0]?.[0]
    const supabase = await openStoryBackend(() => undefined)
    const { data: logged } = await supabase
      .from('passport_entries')
      .select('event_type, metadata')
      .eq('id', String(entryId))
      .single()
    await expect(logged?.event_type).toMatch(/vote/)
    await expect(Object.keys(logged?.metadata ?? {}).length).toBeGreaterThan(0)
    await waitFor(() => {
      const shown = vote.querySelector('.dia-json-block pre')?.textContent ?? 'null'
      expect(JSON.parse(shown)).toEqual(logged?.metadata)
    }, READ)
  },
}

/** 4. Apply to DNA: before and after with delta norms; without it, as SQL reckons it from the stored vectors; nothing is written. */
export const Scenario4: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, BOOT))
    await canvas.findByText(/^All [\d,]+ interactions/, {}, READ)
    const event = await waitFor(() => {
      const moved = canvasElement.querySelector('.dia-journey-event[data-moved="true"]')
      if (!(moved instanceof HTMLElement)) throw new Error('No interaction has moved the DNA yet.')
      return moved
    }, READ)
    await userEvent.click(within(event).getByRole('button', { expanded: false }))
    await userEvent.click(within(event).getByRole('button', { name: /Open log entry/ }))
    const entryId = (args.onOpenEntry as ReturnType<typeof fn>).mock.calls[0]?.[0]
    const supabase = await openStoryBackend(() => undefined)
    const { data: logged } = await supabase
      .from('passport_entries')
      .select('metadata')
      .eq('id', String(entryId))
      .single()
    await within(event).findByText('Payload', {}, READ)
    await waitFor(() => {
      const shown = event.querySelector('.dia-json-block pre')?.textContent ?? 'null'
      expect(JSON.parse(shown)).toEqual(logged?.metadata)
    }, READ)
    await expect(Object.keys(logged?.metadata ?? {}).length).toBeGreaterThan(0)
    await userEvent.click(within(event).getByRole('button', { name: /Apply to DNA/ }))
    const composite = await within(event).findByTestId('difference-composite', {}, READ)
    await expect(Number(composite.lastElementChild?.previousElementSibling?.textContent)).toBeGreaterThan(0)

    await userEvent.click(within(event).getByRole('radio', { name: 'Without it' }))
    await within(event).findByText(/had .* never happened/, {}, READ)
    if (canAskSql()) {
      const norms = await deltaNormsWithoutBySql(await listenerId(), String(entryId))
      await expect(norms.size).toBe(4)
      await expect(norms.get('cultural')).toBeGreaterThan(0)
      for (const domain of DNA_DOMAINS)
        await waitFor(async () => {
          const cell = within(event).getByTestId(`difference-${domain}`).lastElementChild
            ?.previousElementSibling
          // Shown with two digits below 0.001, with three decimals above.
          const norm = norms.get(domain) ?? Number.NaN
          const rounding = norm < 0.001 ? 0.06 * norm + 1e-7 : 0.00055
          await expect(Math.abs(Number(cell?.textContent) - norm)).toBeLessThanOrEqual(rounding)
        }, READ)
    }
    await expect(within(event).getByText('A preview: nothing is written.')).toBeVisible()
  },
}

/** Two users on one axis of time: the other's helix beneath, and how far the two DNAs lie apart. */
export const TwoUsersCompared: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, BOOT))
    const compare = within(await canvas.findByRole('group', { name: 'Another user’s helix beneath' }, READ))
    const supabase = await openStoryBackend(() => undefined)
    const { data } = await supabase
      .from('dia_users')
      .select('email, display_name')
      .eq('has_dna', true)
      .neq('email', LISTENER)
      .gt('interactions', 20)
      .limit(1)
      .single()
    const name = String(data?.display_name)
    const field = await compare.findByRole('searchbox', {}, READ)
    await userEvent.type(field, String(data?.email))
    await userEvent.click(
      await compare.findByRole('option', { name: (said) => said.startsWith(String(data?.email)) }, READ),
    )
    await canvas.findByRole('region', { name }, READ)
    await expect(compare.getByText(name)).toBeVisible()
    const axes = [...canvasElement.querySelectorAll('.dia-helix-axis')].map((axis) => axis.textContent)
    await expect(axes).toHaveLength(2)
    await expect(axes[1]).toBe(axes[0])
    await expect(await canvas.findByTestId('difference-composite', {}, READ)).toBeVisible()
    await userEvent.click(compare.getByRole('button', { name: `Remove ${name}` }))
    await expect(field).toHaveFocus()
    await expect(canvas.queryByRole('region', { name })).toBeNull()
  },
}

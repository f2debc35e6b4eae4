import { dnaWithout } from '@dia/core/attribution'
import { dnaStateOf, historyInteractions, initialStateOf } from '@dia/core/history'
import { deltaNormsOf, readDna } from '@dia/core/mirroring'
import { UserJourney } from '@dia/react'
import { createDiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useEffect, useState } from 'react'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { readUserId, TEST_USER_ID } from './readUserId.js'

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

async function read() {
  const supabase = await openStoryBackend(() => undefined)
  return { client: createDiaClient(supabase), userId: await readUserId(supabase, LISTENER) }
}

/** 1. A user's profile with the ATGC bases, as Query 1 has them. */
export const Scenario1: Story = {
  args: { userId: TEST_USER_ID },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'MediaID' }, BOOT))
    const { client } = await read()
    const state = await client.queries.readUserDnaState({ userId: TEST_USER_ID })
    await expect(state.interests).toHaveLength(4)
    const card = within((await canvas.findByText('Interests', {}, READ)).closest('li') ?? canvasElement)
    await expect(card.getAllByRole('listitem').map(({ textContent }) => textContent?.trim())).toEqual(
      state.interests?.map((interest) => interest.trim()),
    )
    await expect(canvas.getAllByText('Empty: the user has stated nothing here')).toHaveLength(3)
  },
}

/** 2. The timeline by session, filtered by type: as many as Query 3 counts. */
export const Scenario2: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('tab', { name: 'Interactions' }, BOOT))
    await canvas.findByText(/^All [\d,]+ interactions/, {}, READ)
    const { client, userId } = await read()
    const summary = await client.queries.readInfluenceSummary({ userId, sources: ['listening'] })
    const skipped = summary
      .filter(({ weights }) => weights.eventType === 'player.track_skipped')
      .reduce((sum, { occurrence_count }) => sum + occurrence_count, 0)
    await expect(skipped).toBeGreaterThan(0)
    await userEvent.selectOptions(canvas.getByLabelText('Source'), 'listening')
    await userEvent.selectOptions(canvas.getByLabelText('Type'), 'player.track_skipped')
    await canvas.findByText(new RegExp(`^${skipped} of [\\d,]+ interactions`), {}, READ)
    const events = canvasElement.querySelectorAll('.dia-journey-event')
    for (const event of events) await expect(event).toHaveTextContent('Track skipped')
    await expect(canvasElement.querySelectorAll('.dia-journey-session > h4 time').length).toBeGreaterThan(1)
    await userEvent.click(canvas.getByRole('button', { name: 'First' }))
    await expect(canvasElement.querySelectorAll('.dia-journey-session').length).toBe(1)
  },
}

/** 3. The DNA's state: the helix, which is folded here, says the confidence that the database holds. */
export const Scenario3: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const shown = await canvas.findByTestId('dna-confidence', {}, BOOT)
    const { client, userId } = await read()
    const { dna } = await client.dna.readUserDna(userId)
    const percent = `${Math.round((dna?.confidence ?? 0) * 100)}%`
    await expect(shown).toHaveTextContent(percent)
    await userEvent.click(canvas.getByRole('tab', { name: 'DNA' }))
    const sentence = await canvas.findByText(/helix holds/, { selector: 'figcaption' }, READ)
    await expect(sentence).toHaveTextContent(`confidence ${percent}`)
    await expect(sentence).toHaveTextContent(`${dna?.interactionCount.toLocaleString('en-GB')} interactions`)
    await expect(await canvas.findByTestId('influence-sum', {}, READ)).toHaveTextContent('100.0%')
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

/** 4. Apply to DNA: before and after with delta norms; without it, as core replays it; nothing is written. */
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
    await userEvent.click(within(event).getByRole('button', { name: /Apply to DNA/ }))
    const composite = await within(event).findByTestId('difference-composite', {}, READ)
    await expect(Number(composite.lastElementChild?.previousElementSibling?.textContent)).toBeGreaterThan(0)

    await userEvent.click(within(event).getByRole('radio', { name: 'Without it' }))
    await within(event).findByText(/had .* never happened/, {}, READ)
    const { client, userId } = await read()
    const history = await client.history.readDnaHistory(userId)
    const dna = readDna(dnaStateOf(history), history.readAt)
    const without = dnaWithout(
      initialStateOf(history),
      historyInteractions(history),
      [String(entryId)],
      history.readAt,
    )
    const expected = deltaNormsOf(dna, without)
    await waitFor(async () => {
      const shown = within(event).getByTestId('difference-composite').lastElementChild?.previousElementSibling
      await expect(Math.abs(Number(shown?.textContent) - expected.composite)).toBeLessThan(0.0006)
    }, READ)
    await expect(within(event).getByText('A preview: nothing is written.')).toBeVisible()
  },
}

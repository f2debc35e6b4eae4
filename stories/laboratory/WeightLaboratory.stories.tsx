import { DNA_DOMAINS } from '@dia/core/domains'
import { embedBases } from '@dia/core/embedding'
import { usersMatrix } from '@dia/core/matrices'
import { createDnaState, type DnaReading, mirrorInteractionToDNA, readDna } from '@dia/core/mirroring'
import { compositeCosine, cosine } from '@dia/core/similarity'
import { createDiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { demoHistory, historyOfOneType } from '../fixtures/demoHistory.js'
import { catalogueWeights } from './LaboratorySettings.js'
import { LiveLaboratory } from './LiveLaboratory.js'
import { WeightLaboratory } from './WeightLaboratory.js'

const HISTORY = demoHistory(120)
const ONE_TYPE = historyOfOneType('concierto.vote_cast', 40)

const meta: Meta<typeof WeightLaboratory> = {
  title: 'Weight laboratory',
  component: WeightLaboratory,
  args: { history: HISTORY, who: 'An invented listener' },
}

export default meta
type Story = StoryObj<typeof meta>
type Canvas = ReturnType<typeof within>

/** The exact numbers of a domain's row in the table. */
function rowOf(canvas: Canvas, name: RegExp): number[] {
  const row = canvas.getByRole('rowheader', { name }).closest('tr')
  return [...(row?.querySelectorAll('data') ?? [])].map(({ value }) => Number(value))
}

/** One event after the other with its own weights: another way than the laboratory's, through core alone. */
function readingStepByStep(weightOf: (eventType: string) => ReturnType<typeof catalogueWeights>): DnaReading {
  let state = createDnaState({ prior: embedBases(HISTORY.bases) })
  for (const interaction of HISTORY.interactions)
    state = mirrorInteractionToDNA(state, {
      ...interaction,
      weights: weightOf(interaction.eventType),
    }).state
  return readDna(state, HISTORY.readAt)
}

export const Default: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'Table' }))
    const unchanged = readingStepByStep(catalogueWeights)

    await step('it starts with the DNA as it stands', async () => {
      await expect(canvas.getByText('These weights give the DNA as it stands.')).toBeVisible()
      const [before, now, , , cosineNow, delta] = rowOf(canvas, /Cultural/)
      await expect(before).toBe(now)
      await expect(now).toBeCloseTo(unchanged.confidence.cultural, 12)
      await expect(cosineNow).toBeCloseTo(1, 12)
      await expect(delta).toBe(0)
      await expect(canvas.getByRole('button', { name: 'Reset' })).toBeDisabled()
    })

    await step('a moved weight changes the figures to what core computes', async () => {
      canvas.getByRole('slider', { name: 'Behavioral weight' }).focus()
      await userEvent.keyboard('{End}')
      canvas.getByRole('slider', { name: 'Cultural weight' }).focus()
      await userEvent.keyboard('{Home}{ArrowRight}')
      await waitFor(() => expect(canvas.getByRole('slider', { name: 'Cultural weight' })).toHaveValue('0.01'))
      const moved = readingStepByStep((eventType) => ({
        ...catalogueWeights(eventType),
        ...(eventType === 'player.track_played' ? { behavioral: 1, cultural: 0.01 } : {}),
      }))
      await waitFor(() => expect(rowOf(canvas, /Cultural/)[1]).toBeCloseTo(moved.confidence.cultural, 12))
      for (const domain of DNA_DOMAINS) {
        const expected = [
          unchanged.confidence[domain],
          moved.confidence[domain],
          unchanged.maturity[domain],
          moved.maturity[domain],
          cosine(unchanged[domain], moved[domain]),
          Math.hypot(...moved[domain].map((component, i) => component - (unchanged[domain][i] ?? 0))),
        ]
        const shown = rowOf(canvas, new RegExp(domain, 'i'))
        await expect(shown).toHaveLength(expected.length)
        for (const [column, value] of expected.entries()) await expect(shown[column]).toBeCloseTo(value, 12)
      }
      const together = compositeCosine(unchanged, moved)
      await expect(rowOf(canvas, /Composite/)[4]).toBeCloseTo(together, 12)
      await expect(together).toBeLessThan(0.999)
      await expect(canvas.getByRole('status', { name: 'Summary' })).toHaveTextContent(
        `cosine ${together.toFixed(4)}`,
      )
    })

    await step('reset brings the DNA back', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Reset' }))
      await waitFor(() => expect(rowOf(canvas, /Composite/)[4]).toBeCloseTo(1, 12))
      for (const name of [/Cultural/, /Behavioral/, /Economic/, /Spatial/, /Composite/])
        await expect(rowOf(canvas, name)[5]).toBe(0)
      await expect(canvas.getByText('These weights give the DNA as it stands.')).toBeVisible()
    })
    await userEvent.click(canvas.getByRole('radio', { name: 'Chart' }))
  },
}

/** A user for whom behaviour counts for much and taste for little. */
export const Moved: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Event type' }), 'concierto.vote_cast')
    canvas.getByRole('slider', { name: 'Base intensity of the event' }).focus()
    await userEvent.keyboard('{Home}')
    await userEvent.selectOptions(
      canvas.getByRole('combobox', { name: 'Event type' }),
      'player.track_skipped',
    )
    canvas.getByRole('slider', { name: 'Cultural weight' }).focus()
    await userEvent.keyboard('{End}')
    canvas.getByRole('slider', { name: 'Cultural multiplier' }).focus()
    await userEvent.keyboard('{PageDown}{PageDown}')
    await waitFor(() =>
      expect(canvas.getByRole('status', { name: 'Summary' })).toHaveTextContent(/^The DNA turns by/),
    )
  },
}

export const AsTable: Story = {
  globals: { theme: 'dark' },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'Table' }))
    await expect(canvas.getByRole('table')).toBeVisible()
  },
}

/** Without weights nothing moves the DNA: what the user stated is all there is. */
export const PriorAlone: Story = {
  args: { history: ONE_TYPE },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'Table' }))
    const full = readDna(
      ONE_TYPE.interactions.reduce(
        (state, interaction) => mirrorInteractionToDNA(state, interaction).state,
        createDnaState({ prior: embedBases(ONE_TYPE.bases) }),
      ),
      ONE_TYPE.readAt,
    )
    for (const name of ['Cultural', 'Behavioral', 'Economic', 'Spatial']) {
      canvas.getByRole('slider', { name: `${name} weight` }).focus()
      await userEvent.keyboard('{Home}')
    }
    await waitFor(() =>
      expect(canvas.getByRole('status', { name: 'Summary' })).toHaveTextContent(
        /what is left is what the user stated/,
      ),
    )
    const prior = embedBases(ONE_TYPE.bases)
    for (const domain of DNA_DOMAINS) {
      const [, confidence, , maturity, cosineNow, delta] = rowOf(canvas, new RegExp(domain, 'i'))
      await expect([confidence, maturity]).toEqual([0, 0])
      await expect(cosineNow).toBeCloseTo(cosine(prior[domain], full[domain]), 6)
      await expect(delta).toBeCloseTo(
        Math.hypot(...full[domain].map((component, i) => component - (prior[domain][i] ?? 0))),
        6,
      )
    }
    await userEvent.click(canvas.getByRole('radio', { name: 'Chart' }))
  },
}

/** As many as a busy listener has in a year; the page says how long the DNA takes. */
export const TwoThousandInteractions: Story = {
  args: { history: demoHistory(2000) },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    canvas.getByRole('slider', { name: 'Cultural weight' }).focus()
    await userEvent.keyboard('{Home}{PageUp}{PageUp}')
    await waitFor(() =>
      expect(canvas.getByRole('status', { name: 'Summary' })).toHaveTextContent(/^The DNA turns by/),
    )
    const [, milliseconds] = /anew in ([\d.]+) ms/.exec(canvasElement.textContent ?? '') ?? []
    await expect(Number(milliseconds)).toBeGreaterThan(0)
  },
}

const liveUser = (email: string): Story => ({
  render: () => (
    <WithStoryBackend>
      {(client, supabase) => <LiveLaboratory client={client} supabase={supabase} email={email} />}
    </WithStoryBackend>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByRole('heading', { name: 'Weight laboratory' }, { timeout: 60_000 })
    await userEvent.click(canvas.getByRole('radio', { name: 'Table' }))
    const { matrices, dna } = createDiaClient(await openStoryBackend(() => undefined))
    const { rows } = await matrices.readPage(usersMatrix, {
      search: email,
      filters: {},
      sort: usersMatrix.defaultSort,
      limit: 1,
      after: null,
    })
    const stored = (await dna.readUserDna(rows[0]?.user_id ?? '')).dna
    await expect(stored?.confidence).toBeGreaterThan(0)
    for (const domain of DNA_DOMAINS) {
      const [confidence, , maturity] = rowOf(canvas, new RegExp(domain, 'i'))
      await expect(confidence).toBeCloseTo(stored?.domains[domain].confidence ?? Number.NaN, 5)
      await expect(maturity).toBeCloseTo(stored?.domains[domain].maturity ?? Number.NaN, 9)
    }
    await userEvent.click(canvas.getByRole('radio', { name: 'Chart' }))
  },
})

/** Read from Postgres: the log's entries fold to the evidence that the database holds. */
export const LiveUser: Story = liveUser('heavy.listener@example.com')

/** The same for one who has set preferences. */
export const LiveTunedUser: Story = liveUser('tuned@example.com')

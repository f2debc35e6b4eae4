import { attributeDna, dnaWithout } from '@dia/core/attribution'
import { DNA_DOMAINS } from '@dia/core/domains'
import { type DnaHistory, dnaStateOf, historyInteractions, initialStateOf } from '@dia/core/history'
import { deltaNormsOf, readDna } from '@dia/core/mirroring'
import { InfluenceChart, useDnaHistory } from '@dia/react'
import { createDiaClient, type DiaClient } from '@dia/supabase'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { canAskSql } from '../backend/askSql.js'
import { openStoryBackend } from '../backend/openStoryBackend.js'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { dnaBySql } from '../journey/dnaBySql.js'
import { readUserId } from '../journey/readUserId.js'

const LISTENER = 'heavy.listener@example.com'
const READ = { timeout: 60_000 }
/** Half of the last decimal that is shown. */
const ROUNDED = 0.00055

function Live({ client, supabase }: { client: DiaClient; supabase: SupabaseClient }) {
  const [userId, setUserId] = useState('')
  useEffect(() => {
    readUserId(supabase, LISTENER).then(setUserId)
  }, [supabase])
  const { history } = useDnaHistory(userId === '' ? null : client.history, userId)
  return history && <InfluenceChart history={history} limit={100} />
}

const meta: Meta = {
  title: 'Influence/Live',
  render: () => (
    <WithStoryBackend>{(client, supabase) => <Live client={client} supabase={supabase} />}</WithStoryBackend>
  ),
}

export default meta
type Story = StoryObj

async function readListener(): Promise<{ userId: string; history: DnaHistory }> {
  const supabase = await openStoryBackend(() => undefined)
  const userId = await readUserId(supabase, LISTENER)
  return { userId, history: await createDiaClient(supabase).history.readDnaHistory(userId) }
}

/** The cells of the chart's lines, by the line's name. */
function linesOf(canvasElement: HTMLElement): Map<string, string[]> {
  const rows = [...canvasElement.querySelectorAll('.dia-influence-table > tbody > tr[data-kind]')]
  return new Map(
    rows.map((row) => [
      row.querySelector('th')?.textContent?.trim() ?? '',
      [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? ''),
    ]),
  )
}

const signed = (cell: string | undefined) =>
  Number(cell?.match(/([+−-]?[\d.]+)$/)?.[1]?.replace('−', '-') ?? Number.NaN)

/**
 * What is shown adds up to the DNA that the database holds: the columns come to 100 % with the prior, each signed
 * coefficient is the sum of its interactions', and these, times their entities, with the prior rebuild the stored DNA.
 */
export const SumsToTheStoredDna: Story = {
  play: async ({ canvasElement, step }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: 'Table' }, READ))
    await canvas.findByTestId('influence-sum', {}, READ)
    const sums = [...canvasElement.querySelectorAll('tfoot td')].slice(0, 5)
    await expect(sums.map(({ textContent }) => textContent)).toEqual(Array.from(sums, () => '100.0%'))

    const { userId, history } = await readListener()
    const interactions = historyInteractions(history)
    const { prior, contributions } = attributeDna(initialStateOf(history), interactions, history.readAt)
    await step('the coefficients shown are those of the interactions', async () => {
      const shown = linesOf(canvasElement)
      const skips = contributions.filter(({ eventType }) => eventType === 'player.track_skipped')
      const line = shown.get('Track skipped')
      await expect(skips.length).toBeGreaterThan(0)
      await expect(line).toBeDefined()
      for (const [d, domain] of DNA_DOMAINS.entries()) {
        const sum = skips.reduce((total, { coefficients }) => total + coefficients[domain], 0)
        await expect(sum).toBeLessThanOrEqual(0)
        await expect(Math.abs(signed(line?.[d]) - sum)).toBeLessThan(ROUNDED)
      }
    })
    if (!canAskSql()) return
    await step('and rebuild the DNA that SQL reads', async () => {
      const stored = await dnaBySql(userId, history.readAt)
      for (const domain of DNA_DOMAINS) {
        const rebuilt = Float64Array.from(
          initialStateOf(history).prior[domain] ?? [],
          (p) => p * prior[domain],
        )
        contributions.forEach(({ coefficients }, i) => {
          const { entity } = interactions[i] ?? {}
          const vector = (typeof entity === 'function' ? entity() : entity)?.[domain]
          const length = Math.hypot(...Array.from(vector ?? []))
          if (vector === undefined || length === 0) return
          for (let c = 0; c < rebuilt.length; c++)
            rebuilt[c] = (rebuilt[c] ?? 0) + (coefficients[domain] * (vector[c] ?? 0)) / length
        })
        const dna = stored.get(domain) ?? []
        await expect(dna).toHaveLength(384)
        await expect(Math.max(...dna.map((value, c) => Math.abs(value - (rebuilt[c] ?? 0))))).toBeLessThan(
          1e-5,
        )
      }
    })
  },
}

/** "Without it" is a replay without it: the figure shown for the first line is what core folds anew. */
export const WithoutItIsAReplay: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: 'Without it' }, READ))
    await canvas.findByRole('columnheader', { name: 'DNA moves' }, READ)
    const { history } = await readListener()
    const dna = readDna(dnaStateOf(history), history.readAt)
    const skips = history.items.filter(
      ({ eventType, skipReason }) => eventType === 'player.track_skipped' && skipReason === null,
    )
    const without = dnaWithout(
      initialStateOf(history),
      historyInteractions(history),
      skips.map(({ id }) => id),
      history.readAt,
    )
    const moved = deltaNormsOf(dna, without).composite
    await expect(moved).toBeGreaterThan(0)
    await waitFor(async () => {
      const [, figure] = linesOf(canvasElement).get('Track skipped') ?? []
      await expect(Math.abs(Number(figure) - moved)).toBeLessThan(ROUNDED)
    }, READ)
  },
}

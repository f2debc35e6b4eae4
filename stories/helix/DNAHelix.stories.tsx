import { attributeDna } from '@dia/core/attribution'
import { historyInteractions, initialStateOf } from '@dia/core/history'
import { DNAHelix, HelixComparison } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fireEvent, fn, userEvent, waitFor, within } from 'storybook/test'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'
import { demoHistory } from '../fixtures/demoHistory.js'

const HISTORY = demoDnaHistory(300)
const BASES = demoHistory(0).bases

const meta: Meta<typeof DNAHelix> = {
  title: 'Helix/DNAHelix',
  component: DNAHelix,
  args: { history: HISTORY, name: 'Demo listener', bases: BASES, onOpenEntry: fn(), onAtChange: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

const markOf = (canvasElement: HTMLElement) => {
  const mark = canvasElement.querySelector<HTMLButtonElement>('.dia-helix-mark')
  if (!mark) throw new Error('The helix has no mark.')
  return mark
}

export const Default: Story = {}
export const Dark: Story = { globals: { theme: 'dark' } }
export const Ladder: Story = { args: { defaultView: 'ladder' } }
export const LadderDark: Story = { args: { defaultView: 'ladder' }, globals: { theme: 'dark' } }
export const AsTable: Story = {
  args: { defaultView: 'table' },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const [entry] = canvas.getAllByRole('button', { name: /·/ })
    if (entry) await userEvent.click(entry)
    await expect(args.onOpenEntry).toHaveBeenCalledWith(expect.stringMatching(/^interaction-/))
  },
}

/** Keyboard over rungs in time order; focus and tooltip are on one mark, and say one thing. */
export const ByKeyboard: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const mark = markOf(canvasElement)
    mark.focus()
    await userEvent.keyboard('{Home}')
    const first = mark.getAttribute('aria-label')
    await userEvent.keyboard('{ArrowRight}')
    await expect(mark.getAttribute('aria-label')).not.toBe(first)
    const tooltip = canvasElement.querySelector('.dia-helix-tooltip')
    const [time = ''] = mark.getAttribute('aria-label')?.split(': ') ?? []
    await expect(tooltip).toHaveTextContent(time)
    await userEvent.keyboard('{End}{Enter}')
    const pinned = within(await canvas.findByRole('region', { name: 'Pinned rung' }))
    await userEvent.click(pinned.getByRole('button', { name: /Open log entry/ }))
    await expect(args.onOpenEntry).toHaveBeenCalledTimes(1)
  },
}

/** The scrubbed moment: the share of a rung is what attributeDna says of its interaction, then and now. */
export const Scrubbed: Story = {
  args: { history: demoDnaHistory(24) },
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    const { history } = args
    const interactions = historyInteractions(history)
    const shareAt = (at: Date) => {
      const until = interactions.filter(({ occurredAt }) => new Date(occurredAt) <= at)
      const [oldest] = attributeDna(initialStateOf(history), until, at).contributions
      if (!oldest) throw new Error('Nothing had happened yet.')
      const { cultural, behavioral, economic, spatial } = oldest.shares
      return 0.4 * cultural + 0.3 * behavioral + 0.15 * economic + 0.15 * spatial
    }
    const mark = markOf(canvasElement)
    mark.focus()
    await userEvent.keyboard('{Home}{Enter}')
    const shown = () =>
      Number.parseFloat(
        canvas.getByRole('region', { name: 'Pinned rung' }).querySelector('tbody tr:last-child td:last-child')
          ?.textContent ?? '',
      ) / 100
    await expect(Math.abs(shown() - shareAt(new Date(history.readAt)))).toBeLessThan(0.0006)
    fireEvent.input(canvas.getByRole('slider', { name: 'Moment' }), { target: { value: '200' } })
    const at = (args.onAtChange as ReturnType<typeof fn>).mock.lastCall?.[0]
    await waitFor(() => expect(Math.abs(shown() - shareAt(new Date(String(at))))).toBeLessThan(0.0006))
    await expect(shareAt(new Date(String(at)))).toBeGreaterThan(shareAt(new Date(history.readAt)))
  },
}

export const Zoomed: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }))
    await userEvent.click(canvas.getByRole('button', { name: 'Zoom in' }))
    await expect(canvas.getByRole('slider', { name: 'Shown from' })).toBeVisible()
    await userEvent.click(canvas.getByRole('button', { name: 'Whole time' }))
    await expect(canvas.queryByRole('slider', { name: 'Shown from' })).toBeNull()
  },
}

/** Unrolled from the same model: as many marks before and after the turn. */
export const Unrolls: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('radio', { name: 'Ladder' }))
    await waitFor(() => expect(canvasElement.querySelector('.dia-helix-axis')).toHaveTextContent('%'))
  },
}

const OTHER = demoDnaHistory(120, 'other')

export const TwoMoments: Story = {
  args: { children: <HelixComparison /> },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Compare from here' }))
    fireEvent.input(canvas.getByRole('slider', { name: 'Moment' }), { target: { value: '150' } })
    const cell = await canvas.findByTestId('difference-composite')
    await waitFor(() => expect(Number(cell.lastElementChild?.textContent)).toBeLessThan(1))
  },
}

export const TwoUsers: Story = {
  args: { children: <HelixComparison other={{ history: OTHER, name: 'Other listener' }} /> },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByTestId('difference-composite')
  },
}

export const WithoutInteractions: Story = {
  args: { history: demoDnaHistory(0) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('No interaction yet')
  },
}

/** All of 20,000 interactions, each a rung of its own. */
export const TwentyThousand: Story = {
  args: { history: demoDnaHistory(20_000), density: 'every' },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('canvas')).toBeVisible()
  },
}

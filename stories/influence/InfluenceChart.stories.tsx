import { InfluenceChart } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor, within } from 'storybook/test'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'

const meta: Meta<typeof InfluenceChart> = {
  title: 'Influence/InfluenceChart',
  component: InfluenceChart,
  args: { history: demoDnaHistory(300), onOpenEntry: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {
  play: async ({ canvasElement, args }) => {
    const canvas = within(canvasElement)
    await expect(await canvas.findByTestId('influence-sum')).toHaveTextContent('100.0%')
    const [line] = canvas.getAllByRole('button', { name: /^Show the events of/ })
    if (line) await userEvent.click(line)
    const [entry] = await canvas.findAllByRole('button', { name: /↗/ })
    if (entry) await userEvent.click(entry)
    await expect(args.onOpenEntry).toHaveBeenCalledWith(expect.stringMatching(/^interaction-/))
  },
}

export const ByArtist: Story = { args: { defaultBy: 'artist' } }
export const Dark: Story = { globals: { theme: 'dark' }, args: { defaultBy: 'artist' } }

/** Each domain's column comes to 1 with the prior, whatever the lines are grouped by. */
export const Figures: Story = {
  args: { defaultBy: 'entity', limit: 4 },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('radio', { name: 'Table' }))
    for (const by of ['Entity', 'Artist', 'Month', 'Event type']) {
      await userEvent.click(canvas.getByRole('radio', { name: by }))
      await canvas.findByRole('columnheader', { name: by })
      const sums = [...canvasElement.querySelectorAll('tfoot td')].slice(0, 5)
      await waitFor(() =>
        expect(sums.map(({ textContent }) => textContent)).toEqual(Array.from({ length: 5 }, () => '100.0%')),
      )
    }
  },
}

export const WithoutIt: Story = {
  args: { defaultMeasure: 'without', defaultBy: 'artist' },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByRole('columnheader', { name: 'DNA moves' })
  },
}

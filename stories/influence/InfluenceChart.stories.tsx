import { InfluenceChart } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'

const meta: Meta<typeof InfluenceChart> = {
  title: 'Influence/InfluenceChart',
  component: InfluenceChart,
  args: { history: demoDnaHistory(300), onOpenEntry: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}
export const Dark: Story = { globals: { theme: 'dark' }, args: { defaultBy: 'artist' } }
export const WithoutIt: Story = { args: { defaultMeasure: 'without', defaultBy: 'artist' } }

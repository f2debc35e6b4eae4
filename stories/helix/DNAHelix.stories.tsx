import { DNAHelix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'
import { demoHistory } from '../fixtures/demoHistory.js'

const BASES = demoHistory(0).bases

const meta: Meta<typeof DNAHelix> = {
  title: 'Helix/DNAHelix',
  component: DNAHelix,
  args: { history: demoDnaHistory(300), name: 'Demo listener', bases: BASES, onOpenEntry: fn() },
}

export default meta
type Story = StoryObj<typeof meta>

export const Default: Story = {}
export const Dark: Story = { globals: { theme: 'dark' } }
export const Ladder: Story = { args: { defaultView: 'ladder' } }
export const TwentyThousand: Story = { args: { history: demoDnaHistory(20_000), density: 'every' } }

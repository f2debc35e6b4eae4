import { DomainFingerprint, dnaTrackOf, fingerprintOf } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { demoDnaHistory } from '../fixtures/demoDnaHistory.js'

const track = dnaTrackOf(demoDnaHistory(40))
const fingerprint = fingerprintOf(track, track.readMs)

const meta: Meta<typeof DomainFingerprint> = {
  title: 'Influence/DomainFingerprint',
  component: DomainFingerprint,
  args: { fingerprint },
  decorators: [
    (Story) => (
      <div className="dia-root">
        <Story />
      </div>
    ),
  ],
}

export default meta
type Story = StoryObj<typeof meta>

export const Full: Story = {}
export const InACell: Story = { args: { size: 'cell' } }
export const InACellDark: Story = { args: { size: 'cell' }, globals: { theme: 'dark' } }
export const NotInitialised: Story = { args: { fingerprint: null } }

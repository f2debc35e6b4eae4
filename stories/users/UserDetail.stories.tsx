import { DiaError } from '@dia/core/errors'
import { UserDetail } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, within } from 'storybook/test'
import { demoUsers } from '../fixtures/demoUsers.js'
import { markReader } from '../fixtures/markReader.js'
import { memoryDnaSource } from '../fixtures/memoryDnaSource.js'

const USERS = demoUsers(40, Math.floor(Date.now() / 60_000) * 60_000)
const withDna = USERS.find((user) => user.has_dna)
const withoutDna = USERS.find((user) => user.has_media_id && !user.has_dna)
const withoutMediaId = USERS.find((user) => !user.has_media_id)

const summary = (user: (typeof USERS)[number] | undefined) => ({
  userId: user?.user_id ?? '',
  user: { email: user?.email ?? '', displayName: user?.display_name ?? '', role: user?.role ?? '' },
})

const meta: Meta<typeof UserDetail> = {
  title: 'Users/UserDetail',
  component: UserDetail,
  args: { source: memoryDnaSource(USERS), ...summary(withDna) },
}

export default meta
type Story = StoryObj<typeof meta>

export const WithDna: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await expect(await canvas.findByRole('img', { name: /Confidence \d+/ })).toBeVisible()
    const bars = markReader(canvas.getByRole('slider', { name: 'Confidence' }))
    await expect(await bars.pointTo(0.1)).toMatch(/^Cultural/)
    await expect(await bars.press('{End}')).toMatch(/^Spatial/)
    await expect(await bars.press('{ArrowUp}')).toMatch(/^Economic/)
    await bars.leave()
  },
}

export const NotInitialised: Story = {
  args: summary(withoutDna),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    await canvas.findByText('DNA not initialised')
    await expect(canvas.queryByRole('button', { name: 'Initialize DNA' })).toBeNull()
  },
}

export const CanBeInitialised: Story = {
  args: { ...summary(withoutDna), onInitialiseDna: fn() },
  play: async ({ canvasElement, args }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Initialize DNA' }))
    await expect(args.onInitialiseDna).toHaveBeenCalledWith(withoutDna?.user_id)
  },
}

export const WithoutMediaId: Story = {
  args: summary(withoutMediaId),
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/this user has none/)
  },
}

export const TwoMediaIds: Story = {
  args: { source: memoryDnaSource(USERS, { change: (dna) => ({ ...dna, mediaIdCount: 2 }) }) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('2 MediaIDs, the newest is shown')
  },
}

export const ConsentWithdrawn: Story = {
  args: { source: memoryDnaSource(USERS, { change: (dna) => ({ ...dna, consent: false }) }) },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Consent withdrawn.')
  },
}

export const Loading: Story = {
  args: { source: memoryDnaSource(USERS, { delay: 3_600_000 }) },
}

export const Failed: Story = {
  args: {
    source: memoryDnaSource(USERS, {
      failure: new DiaError(
        'UNREACHABLE',
        'The server could not be reached.',
        'Check the connection, then retry.',
      ),
    }),
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText('Code UNREACHABLE')
  },
}

import { engagementsMatrix, listensMatrix, passportMatrix } from '@dia/core/matrices'
import { EngagementsMatrix, ListensMatrix, PassportMatrix } from '@dia/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { WithStoryBackend } from '../backend/WithStoryBackend.js'
import { matrixStories } from './matrixStories.js'

const meta: Meta = { title: 'Matrix/Live/Log' }

export default meta

const passport = matrixStories(PassportMatrix, passportMatrix)
export const Passport = passport.live
export const PassportFiltered = passport.filtered
export const PassportExpanded = passport.expanded
export const PassportEmpty = passport.empty
export const PassportDenied = passport.denied
export const PassportFailing = passport.failing
export const PassportHundredThousandRows = passport.manyRows

const engagements = matrixStories(EngagementsMatrix, engagementsMatrix)
export const Engagements = engagements.live
export const EngagementsFiltered = engagements.filtered
export const EngagementsExpanded = engagements.expanded
export const EngagementsEmpty = engagements.empty
export const EngagementsDenied = engagements.denied
export const EngagementsFailing = engagements.failing
export const EngagementsHundredThousandRows = engagements.manyRows

const listens = matrixStories(ListensMatrix, listensMatrix)
export const Listens = listens.live
export const ListensFiltered = listens.filtered
export const ListensExpanded = listens.expanded
export const ListensEmpty = listens.empty
export const ListensDenied = listens.denied
export const ListensFailing = listens.failing
export const ListensHundredThousandRows = listens.manyRows

const DEAD = { filters: { treasury: { kind: 'select', values: ['4'] } } }
const ENTRY_ACTIONS = ['redrive', 'dismiss', 'reprocess']

/** Entries that Treasury gave up on, to be opened, redriven or dismissed by hand. */
export const PassportDeadLetterActions: StoryObj = {
  render: () => (
    <WithStoryBackend>
      {({ matrices, actions }) => (
        <PassportMatrix
          source={matrices}
          views={null}
          restore={DEAD}
          actions={{ source: actions, enabled: ENTRY_ACTIONS }}
        />
      )}
    </WithStoryBackend>
  ),
}

/** What a redrive would do is asked of Postgres, and nothing is written. */
export const PassportDeadLetters: StoryObj = {
  ...PassportDeadLetterActions,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const page = within(canvasElement.ownerDocument.body)
    const [menu] = await canvas.findAllByRole('button', { name: /^Actions for/ }, { timeout: 60_000 })
    if (menu) await userEvent.click(menu)
    await userEvent.click(await page.findByRole('menuitem', { name: 'Redrive dead letter' }))
    await userEvent.click(await page.findByRole('button', { name: 'Dry run' }))
    await page.findByText(/^Would do 1,/)
    await userEvent.click(within(page.getByRole('dialog')).getByRole('button', { name: 'Close' }))
    await expect(canvas.queryAllByText('dead').length).toBeGreaterThan(0)
  },
}

const PLAYED = { filters: { event_type: { kind: 'select', values: ['player.track_played'] } } }

/** What an entry moved of its user's DNA, and what it would move once more; nothing is written. */
export const PassportMovement: StoryObj = {
  render: () => (
    <WithStoryBackend>
      {({ matrices, history }) => (
        <PassportMatrix source={matrices} views={null} restore={PLAYED} history={history} />
      )}
    </WithStoryBackend>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement)
    const [expander] = await canvas.findAllByRole('button', { name: /^Details of/ }, { timeout: 60_000 })
    if (expander) await userEvent.click(expander)
    await userEvent.click(await canvas.findByRole('tab', { name: 'DNA' }, { timeout: 15_000 }))
    const moved = await canvas.findByTestId('moved-composite', {}, { timeout: 30_000 })
    await waitFor(() => expect(moved).toHaveTextContent(/\d/), { timeout: 30_000 })
    await userEvent.click(canvas.getByRole('button', { name: 'Apply to DNA…' }))
    await waitFor(() => expect(canvas.getByTestId('difference-composite')).toHaveTextContent(/\d/), {
      timeout: 30_000,
    })
  },
}

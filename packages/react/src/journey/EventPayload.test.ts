// @vitest-environment jsdom
import { type MatrixSource, memoryMatrixSource } from '@dia/core/matrices'
import { act, cleanup, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, expect, it } from 'vitest'
import { madeHistory } from '../dna/madeHistory.js'
import { EventPayload } from './EventPayload.js'
import type { JourneyRow } from './journeyRows.js'

afterEach(cleanup)

const [decision = null] = madeHistory(1).items
const vote: JourneyRow = {
  id: 'vote-1',
  source: 'voting',
  interaction_type: 'vote_cast',
  entity_id: 'event-1',
  entity_type: 'event',
  entity_name: null,
  artist_name: null,
  session_id: null,
  created_at: '2025-01-01T00:00:00Z',
  decision: null,
}

/** Opens any row, and keeps which. */
function opening(metadata: object | null) {
  const opened: string[] = []
  const source: MatrixSource = {
    ...memoryMatrixSource([]),
    openRow: async (matrix, key) => {
      opened.push(`${matrix.name} ${key}`)
      return { metadata } as never
    },
  }
  return { opened, source }
}

/** Readings start a task later. */
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)))

it('a vote without a log entry says so, and opens nothing', async () => {
  const { opened, source } = opening({ never: 'read' })
  render(createElement(EventPayload, { matrices: source, interaction: vote, isDecisionKnown: true }))
  await screen.findByText(/no entry there/)
  expect(opened).toEqual([])
})

it('a vote with a log entry shows what that has, or that it has nothing', async () => {
  const full = opening({ ballot: 7 })
  const { unmount } = render(
    createElement(EventPayload, {
      matrices: full.source,
      interaction: { ...vote, decision },
      isDecisionKnown: true,
    }),
  )
  await screen.findByText(/"ballot": 7/)
  expect(full.opened).toEqual([`passport ${decision?.id}`])
  unmount()
  render(
    createElement(EventPayload, {
      matrices: opening(null).source,
      interaction: { ...vote, decision },
      isDecisionKnown: true,
    }),
  )
  await screen.findByText('Nothing beside what is shown.')
})

it('a vote opened before its decision is read waits for it, and opens its entry once', async () => {
  const { opened, source } = opening({ ballot: 7 })
  const shown = (props: { interaction: JourneyRow; isDecisionKnown: boolean }) =>
    createElement(EventPayload, { matrices: source, ...props })
  const { rerender } = render(shown({ interaction: vote, isDecisionKnown: false }))
  await settled()
  expect(screen.queryByText(/no entry there/)).toBeNull()
  rerender(shown({ interaction: { ...vote, decision }, isDecisionKnown: true }))
  await screen.findByText(/"ballot": 7/)
  rerender(shown({ interaction: { ...vote, decision }, isDecisionKnown: true }))
  await settled()
  expect(opened).toEqual([`passport ${decision?.id}`])
})

it('a play opened before its decision is read opens one row', async () => {
  const { opened, source } = opening({ device: 'phone' })
  const play: JourneyRow = { ...vote, source: 'listening' }
  const shown = (interaction: JourneyRow, isDecisionKnown: boolean) =>
    createElement(EventPayload, { matrices: source, interaction, isDecisionKnown })
  const { rerender } = render(shown(play, false))
  await screen.findByText(/"device": "phone"/)
  rerender(shown({ ...play, decision }, true))
  await settled()
  expect(opened).toEqual(['listens vote-1'])
})

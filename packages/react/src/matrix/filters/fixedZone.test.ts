// @vitest-environment jsdom
import { leaderboardsMatrix, type MatrixRequest, memoryMatrixSource } from '@dia/core/matrices'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { DIAProvider } from '../../provider/index.js'
import { DIAMatrix } from '../index.js'

configure({ asyncUtilTimeout: 10_000 })
afterEach(cleanup)
// jsdom has none; the calendar asks it for the selector of its days.
vi.stubGlobal('CSS', { escape: (text: string) => text })

const board = (day: number) => ({
  place_id: `tracks_daily ${day}`,
  leaderboard_type: 'tracks_daily',
  period_start: `2025-11-0${day}T00:00:00Z`,
  period_end: `2025-11-0${day + 1}T00:00:00Z`,
  rank: 1,
  previous_rank: null,
  trend: 'new',
  entity_type: 'track',
  entity_id: 'a',
  entity_name: `Of day ${day}`,
  score: 1,
})

it.each(['America/New_York', 'Asia/Tokyo'])(
  'a board’s period is of UTC days to a reader in %s',
  { timeout: 60_000 },
  async (timeZone) => {
    const memory = memoryMatrixSource([board(3), board(4)])
    const asked: MatrixRequest[] = []
    const source = {
      ...memory,
      readPage: ((matrix, request, options) => {
        asked.push(request)
        return memory.readPage(matrix, request, options)
      }) as typeof memory.readPage,
    }
    // A view of a reader in that zone, whose days are the board's all the same.
    const restore = {
      filters: {
        period: { kind: 'timeRange', from: '2025-11-03T00:00:00.000Z', to: '2025-11-04T00:00:00.000Z' },
      },
      timeZone,
    }
    render(
      createElement(
        DIAProvider,
        { locale: 'en-GB', timeZone } as never,
        createElement(DIAMatrix, { matrix: leaderboardsMatrix, source, restore } as never),
      ),
    )
    await screen.findByText('Of day 3')
    expect(screen.queryByText('Of day 4')).toBeNull()
    expect(document.querySelector('.dia-chip-value')?.textContent).toBe('3 Nov 2025 (UTC)')
    expect(document.querySelector('.dia-body-row time')?.getAttribute('title')).toBe(
      '3 Nov 2025, 00:00:00 UTC',
    )
    fireEvent.click(document.querySelector('.dia-chip-label') as HTMLElement)
    await screen.findByText('Days in UTC')
    fireEvent.click(await screen.findByRole('button', { name: 'Today' }))
    await waitFor(() =>
      expect(asked.at(-1)?.filters.period).toEqual({
        kind: 'timeRange',
        from: `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`,
      }),
    )
  },
)

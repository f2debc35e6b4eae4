// @vitest-environment jsdom
import type { AffinityRow, QuerySource, SessionAnalysisRow } from '@dia/core/queries'
import { cleanup, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, it } from 'vitest'
import { AffinityTab } from './AffinityTab.js'
import { SessionsTab } from './SessionsTab.js'

afterEach(cleanup)

const AT = '2026-01-01T00:00:00Z'

/** Pages of one row, three in all. */
function pagesOf<Row>(rowOf: (name: string) => Row) {
  const names = ['one', 'two', 'three']
  return async ({ after }: { after?: string | null | undefined }) => {
    const at = names.indexOf(after ?? 'one')
    return { rows: [rowOf(names[at] ?? '')], next: names[at + 1] ?? null, degraded: [] }
  }
}

const queries = {
  readAffinity: pagesOf(
    (artist_name): AffinityRow => ({
      artist_name,
      play_count: 1,
      avg_completion_rate: null,
      total_listen_time_seconds: null,
      has_favorited: false,
      first_listen: AT,
      last_listen: AT,
    }),
  ),
  readSessionAnalysis: pagesOf(
    (session_id): SessionAnalysisRow => ({
      session_id,
      session_start: AT,
      session_end: AT,
      session_duration_seconds: 60,
      tracks_played: 1,
      unique_tracks: 1,
      avg_completion_rate: null,
      dominant_genre: null,
      device_type: null,
      context: null,
    }),
  ),
} as Partial<QuerySource> as QuerySource

for (const [name, tab, all, some] of [
  ['artists', AffinityTab, 'All 3 artists', 'The 2 most played artists; the others are left out.'],
  ['sessions', SessionsTab, '3 of 3 sessions', 'The newest 2 sessions; older ones are left out.'],
] as const)
  it(`says that all ${name} are shown, and that some are left out`, async () => {
    const { unmount } = render(createElement(tab, { userId: 'ada', asOf: '', queries }))
    await screen.findByText(all)
    unmount()
    render(createElement(tab, { userId: 'ada', asOf: '', queries, most: 2 }))
    await screen.findByText(some)
  })

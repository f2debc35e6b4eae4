import type { Degradation, SessionAnalysisPage, SessionAnalysisRow } from '@dia/core/queries'
import { useCallback } from 'react'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import type { JourneyPorts } from './JourneyContext.js'
import { type AllRows, readAllPages } from './readAllPages.js'

const MOST = 20_000
const PAGE = 500

interface Sessions extends AllRows<SessionAnalysisRow> {
  readonly degraded: readonly Degradation[]
}

/** The user's listening sessions, all of them. */
export function SessionsTab({
  userId,
  asOf,
  queries,
  most = MOST,
}: Pick<JourneyPorts, 'queries'> & { userId: string; asOf: string; most?: number }) {
  const { journey: words } = useMessages()
  const format = useFormat()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another asOf reads again
  const read = useCallback(
    async (signal: AbortSignal): Promise<Sessions> => {
      let degraded: SessionAnalysisPage['degraded'] = []
      const all = await readAllPages(async (after) => {
        const page = await queries.readSessionAnalysis({ userId, after, limit: PAGE }, { signal })
        degraded = page.degraded
        return page
      }, most)
      return { ...all, degraded }
    },
    [queries, userId, asOf, most],
  )
  const { value, error, retry } = useReading(read)
  if (error) return <ReadingFailure error={error} onRetry={retry} />
  if (value === null) return <ReadingSkeleton />
  const count = format.number(value.rows.length)
  const orUnknown = (text: string | null) => text ?? <span className="dia-absent">{words.unknown}</span>
  return (
    <div className="dia-journey-panel">
      {value.degraded.map(({ missingTable, columns }) => (
        <p key={missingTable} className="dia-muted" role="note">
          {words.degraded(missingTable, format.list(columns))}
        </p>
      ))}
      {value.rows.length === 0 ? (
        <p className="dia-muted">{words.sessionsEmpty}</p>
      ) : (
        <table className="dia-table">
          <caption className="dia-journey-caption">
            {value.isTruncated ? words.someSessions(count) : words.shownSessions(count, count)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.started}</th>
              <th scope="col">{words.duration}</th>
              <th scope="col">{words.tracks}</th>
              <th scope="col">{words.unique}</th>
              <th scope="col">{words.completion}</th>
              <th scope="col">{words.genre}</th>
              <th scope="col">{words.device}</th>
              <th scope="col">{words.context}</th>
            </tr>
          </thead>
          <tbody>
            {value.rows.map((row) => (
              <tr key={row.session_id}>
                <th scope="row">{format.exactTime(row.session_start)}</th>
                <td>{words.minutes(format.number(Math.round(row.session_duration_seconds / 60)))}</td>
                <td>{format.number(row.tracks_played)}</td>
                <td>{format.number(row.unique_tracks)}</td>
                <td>
                  {row.avg_completion_rate === null
                    ? orUnknown(null)
                    : format.percent(row.avg_completion_rate / 100)}
                </td>
                <td>{orUnknown(row.dominant_genre)}</td>
                <td>{orUnknown(row.device_type)}</td>
                <td>{orUnknown(row.context)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

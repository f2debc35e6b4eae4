import { useCallback } from 'react'
import { useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import { RelativeTime } from '../time/index.js'
import type { JourneyPorts } from './JourneyContext.js'
import { readAllPages } from './readAllPages.js'

const MOST = 20_000
const PAGE = 500

/** The artists a user plays, the most played first. */
export function AffinityTab({
  userId,
  asOf,
  queries,
  most: mostRows = MOST,
}: Pick<JourneyPorts, 'queries'> & { userId: string; asOf: string; most?: number }) {
  const { journey: words, influence } = useMessages()
  const format = useFormat()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another asOf reads again
  const read = useCallback(
    (signal: AbortSignal) =>
      readAllPages((after) => queries.readAffinity({ userId, after, limit: PAGE }, { signal }), mostRows),
    [queries, userId, asOf, mostRows],
  )
  const { value, error, retry } = useReading(read)
  if (error) return <ReadingFailure error={error} onRetry={retry} />
  if (value === null) return <ReadingSkeleton />
  if (value.rows.length === 0) return <p className="dia-muted">{words.affinityEmpty}</p>
  const most = value.rows[0]?.play_count ?? 1
  return (
    <table className="dia-table">
      <caption className="dia-journey-caption">
        {(value.isTruncated ? words.someArtists : words.allArtists)(format.number(value.rows.length))}
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.artist}</th>
          <th scope="col" className="dia-journey-bar">
            <span className="dia-visually-hidden">{influence.bar}</span>
          </th>
          <th scope="col">{words.plays}</th>
          <th scope="col">{words.completion}</th>
          <th scope="col">{words.listened}</th>
          <th scope="col">{words.favourite}</th>
          <th scope="col">{words.first}</th>
          <th scope="col">{words.last}</th>
        </tr>
      </thead>
      <tbody>
        {value.rows.map((row) => (
          <tr key={row.artist_name ?? ''}>
            <th scope="row" dir="auto">
              {row.artist_name ?? <span className="dia-absent">{words.unknown}</span>}
            </th>
            <td className="dia-journey-bar">
              <svg width="100%" height="8" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect className="dia-percent-fill" width={(100 * row.play_count) / most} height="8" />
              </svg>
            </td>
            <td>{format.number(row.play_count)}</td>
            <td>
              {row.avg_completion_rate === null ? (
                <span className="dia-absent">{words.unknown}</span>
              ) : (
                format.percent(row.avg_completion_rate / 100)
              )}
            </td>
            <td>
              {row.total_listen_time_seconds === null ? (
                <span className="dia-absent">{words.unknown}</span>
              ) : (
                words.minutes(format.number(Math.round(row.total_listen_time_seconds / 60)))
              )}
            </td>
            <td>{row.has_favorited ? `★ ${words.yes}` : ''}</td>
            <td>
              <RelativeTime time={row.first_listen} />
            </td>
            <td>
              <RelativeTime time={row.last_listen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { buildTimeline } from '@dia/core/journey'
import type { InteractionTimelineRow } from '@dia/core/queries'
import { useCallback, useMemo, useState } from 'react'
import type { DnaHistoryReading } from '../dna/useDnaHistory.js'
import { useDiaSettings, useFormat, useMessages } from '../provider/index.js'
import { ReadingFailure, ReadingSkeleton } from '../reading/ReadingState.js'
import { useReading } from '../reading/useReading.js'
import { type InteractionFilterState, InteractionFilters, passes } from './InteractionFilters.js'
import type { JourneyPorts } from './JourneyContext.js'
import { JourneySession } from './JourneySession.js'
import { journeyRows } from './journeyRows.js'
import { type AllRows, readAllPages } from './readAllPages.js'
import { sessionOnDay } from './sessionOnDay.js'

const MOST = 50_000
const PAGE = 500
const SESSIONS = 12

/** Every interaction by session, newest first, each with what the Passport decided on it. */
export function InteractionsTab({
  userId,
  asOf,
  queries,
  matrices,
  readAt,
  reading,
  actions,
  onOpenEntry,
  onApply,
  onWritten,
}: Pick<JourneyPorts, 'queries' | 'matrices' | 'actions' | 'onOpenEntry' | 'onApply'> & {
  userId: string
  /** Another one reads again. */
  asOf: string
  /** The database's clock: what happened after it is flagged. */
  readAt: string
  reading: DnaHistoryReading
  /** Something of what is shown was written: it may be read again. */
  onWritten(): void
}) {
  const { journey: words } = useMessages()
  const format = useFormat()
  const { timeZone } = useDiaSettings()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another asOf reads again
  const read = useCallback(
    (signal: AbortSignal, tell: (part: AllRows<InteractionTimelineRow>) => void) =>
      readAllPages(
        (after) => queries.readInteractionTimeline({ userId, after, limit: PAGE }, { signal }),
        MOST,
        tell,
      ),
    [queries, userId, asOf],
  )
  const { value, error, isLoading, retry } = useReading(read)
  const { history } = reading
  const [filters, setFilters] = useState<InteractionFilterState>({ source: null, type: null })
  const [from, setFrom] = useState(0)
  const [count, setCount] = useState(SESSIONS)

  const rows = useMemo(() => (value === null ? null : journeyRows(value.rows, history)), [value, history])
  const timeline = useMemo(
    () =>
      rows === null
        ? null
        : buildTimeline(
            rows.filter((row) => passes(row, filters)),
            { now: readAt },
          ),
    [rows, filters, readAt],
  )
  const sessions = useMemo(() => timeline?.sessions.toReversed() ?? null, [timeline])
  if (error) return <ReadingFailure error={error} onRetry={retry} />
  if (value === null || rows === null || timeline === null || sessions === null) return <ReadingSkeleton />
  const shown = sessions.slice(from, from + count)
  const jump = (to: number) => {
    setFrom(Math.max(0, Math.min(to, sessions.length - 1)))
    setCount(SESSIONS)
  }
  return (
    <div className="dia-journey-panel">
      {reading.error && <ReadingFailure error={reading.error} onRetry={reading.retry} />}
      <InteractionFilters
        rows={rows}
        filters={filters}
        onChange={(next) => {
          setFilters(next)
          jump(0)
        }}
        onJumpTo={(day) => jump(sessionOnDay(sessions, day, timeZone))}
        onFirst={() => jump(sessions.length - 1)}
        onLatest={() => jump(0)}
      />
      <p className="dia-muted" role="status">
        {isLoading
          ? words.rowsRead(format.number(value.rows.length))
          : value.isTruncated
            ? words.truncated(format.number(rows.length))
            : timeline.eventCount === rows.length
              ? words.complete(format.number(rows.length))
              : words.filtered(format.number(timeline.eventCount), format.number(rows.length))}
        {' · '}
        {words.shownSessions(format.number(shown.length), format.number(sessions.length))}
      </p>
      {sessions.length === 0 && (
        <p className="dia-muted">{rows.length === 0 ? words.noInteractions : words.noMatch}</p>
      )}
      <div className="dia-journey-sessions">
        {shown.map((session) => (
          <JourneySession
            key={session.key}
            session={session}
            history={history}
            userId={userId}
            matrices={matrices}
            actions={actions}
            onOpenEntry={onOpenEntry}
            onApply={onApply}
            onWritten={onWritten}
          />
        ))}
      </div>
      {from + count < sessions.length && (
        <button type="button" className="dia-button" onClick={() => setCount(count + SESSIONS)}>
          {words.more}
        </button>
      )}
    </div>
  )
}

import type { DnaHistory } from '@dia/core/history'
import type { TimelineSession } from '@dia/core/journey'
import { useFormat, useMessages } from '../provider/index.js'
import type { JourneyPorts } from './JourneyContext.js'
import { JourneyEvent } from './JourneyEvent.js'
import type { JourneyRow } from './journeyRows.js'

/** One session: when, how long, and its interactions in order. */
export function JourneySession({
  session,
  history,
  userId,
  ...ports
}: Pick<JourneyPorts, 'matrices' | 'actions' | 'onOpenEntry' | 'onApply'> & {
  session: TimelineSession<JourneyRow>
  history: DnaHistory | null
  userId: string
  onWritten(): void
}) {
  const { journey: words, helix } = useMessages()
  const format = useFormat()
  return (
    <section className="dia-journey-session">
      <h4>
        <time dateTime={session.startedAt}>{format.exactTime(session.startedAt)}</time>
        <span className="dia-muted">
          {words.session(
            helix.bucket(format.number(session.events.length)),
            words.minutes(format.number(Math.round(session.durationSeconds / 60))),
          )}
          {session.inferred && ` · ${words.inferred}`}
        </span>
      </h4>
      <ol>
        {session.events.map((event) => (
          <JourneyEvent
            key={`${event.interaction.source} ${event.interaction.id}`}
            event={event}
            history={history}
            userId={userId}
            {...ports}
          />
        ))}
      </ol>
    </section>
  )
}

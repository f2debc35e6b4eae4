import { DNA_DOMAINS } from '@dia/core/domains'
import type { DnaHistory } from '@dia/core/history'
import type { TimelineEvent } from '@dia/core/journey'
import { useState } from 'react'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useDnaMovements } from '../dna/useDnaMovements.js'
import { useDnaTrack } from '../dna/useDnaTrack.js'
import { useFigures } from '../dna/useFigures.js'
import JsonBlock from '../matrix/cells/JsonBlock.js'
import { useFormat, useMessages } from '../provider/index.js'
import { ChevronIcon, WarningIcon } from '../theme/icons.js'
import { ApplyToDna } from './ApplyToDna.js'
import { EventPayload } from './EventPayload.js'
import type { JourneyPorts } from './JourneyContext.js'
import type { JourneyRow } from './journeyRows.js'

/** One interaction: what, when to the second with the zone, how far; opened, its weights, what it moved, its payload. */
export function JourneyEvent({
  event,
  history,
  userId,
  matrices,
  actions,
  onOpenEntry,
  onApply,
  onWritten,
}: Pick<JourneyPorts, 'matrices' | 'actions' | 'onOpenEntry' | 'onApply'> & {
  onWritten(): void
  event: TimelineEvent<JourneyRow>
  history: DnaHistory | null
  userId: string
}) {
  const { journey: words, helix } = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { interaction: row } = event
  const what = helix.rung(helix.eventType(event.eventType), row.entity_name ?? helix.unknownEntity)
  return (
    <li className="dia-journey-event" data-moved={row.decision !== null && row.decision.skipReason === null}>
      <button
        type="button"
        className="dia-influence-open"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronIcon />
        <time dateTime={event.at} className="dia-journey-time">
          {format.exactTime(event.at)}
        </time>
        <span dir="auto">{what}</span>
        {row.artist_name && (
          <span className="dia-muted" dir="auto">
            {row.artist_name}
          </span>
        )}
      </button>
      <span className="dia-spacer" />
      {event.flags.map((flag) => (
        <span key={flag} className="dia-warning-text">
          <WarningIcon /> {flag === 'future' ? words.future : words.outOfOrder}
        </span>
      ))}
      {event.completion !== null && <span className="dia-muted">{format.percent(event.completion)}</span>}
      <span className="dia-badge">{words.sources[row.source]}</span>
      {isOpen && (
        <EventDetail
          event={event}
          history={history}
          userId={userId}
          matrices={matrices}
          actions={actions}
          onOpenEntry={onOpenEntry}
          onApply={onApply}
          onWritten={onWritten}
        />
      )}
    </li>
  )
}

function EventDetail({
  event,
  history,
  userId,
  matrices,
  actions,
  onOpenEntry,
  onApply,
  onWritten,
}: Parameters<typeof JourneyEvent>[0]) {
  const { journey: words, dna, helix } = useMessages()
  const figures = useFigures()
  const format = useFormat()
  const [isApplying, setApplying] = useState(false)
  const track = useDnaTrack(history)
  const movements = useDnaMovements(track)
  const { decision, ...columns } = event.interaction
  const position =
    track === null || decision === null ? -1 : track.items.findIndex(({ id }) => id === decision.id)
  return (
    <div className="dia-journey-detail">
      <table className="dia-table">
        <thead>
          <tr>
            <th scope="col">{dna.domain}</th>
            <th scope="col">{words.weights}</th>
            <th scope="col">{helix.alphaColumn}</th>
            <th scope="col">{helix.deltaColumn}</th>
          </tr>
        </thead>
        <tbody>
          {DNA_DOMAINS.map((domain, d) => (
            <tr key={domain}>
              <th scope="row" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]}
              </th>
              <td>{format.decimal(event.weights[domain])}</td>
              <td>{movedBy(movements?.alphas, position, 4, d)}</td>
              <td>{movedBy(movements?.deltaNorms, position, 5, d)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{helix.composite}</th>
            <td>
              {words.baseIntensity} {format.decimal(event.weights.baseIntensity)}
            </td>
            <td>{event.weights.valence < 0 ? helix.push : helix.pull}</td>
            <td>{movedBy(movements?.deltaNorms, position, 5, 4)}</td>
          </tr>
        </tbody>
      </table>
      {decision === null && history !== null && <p className="dia-muted">{words.notInPassport}</p>}
      {decision?.skipReason && <p className="dia-muted">{words.skipped(decision.skipReason)}</p>}
      {matrices?.openRow ? (
        <EventPayload
          matrices={matrices}
          interaction={event.interaction}
          isDecisionKnown={history !== null}
        />
      ) : (
        <details>
          <summary>{words.columns}</summary>
          <JsonBlock value={columns} />
        </details>
      )}
      <div className="dia-panel-actions">
        {decision && onOpenEntry && (
          <button type="button" className="dia-button" onClick={() => onOpenEntry(decision.id)}>
            {words.openEntry} ↗
          </button>
        )}
        <button
          type="button"
          className="dia-button"
          aria-expanded={isApplying}
          onClick={() => setApplying(!isApplying)}
        >
          {words.apply}
        </button>
      </div>
      {isApplying && (
        <ApplyToDna
          history={history}
          interaction={event.interaction}
          userId={userId}
          actions={actions}
          onApply={onApply}
          onWritten={onWritten}
          onClose={() => setApplying(false)}
        />
      )}
    </div>
  )

  function movedBy(values: Float32Array | undefined, event: number, each: number, part: number): string {
    if (event < 0) return '–'
    return values === undefined ? '…' : figures.rate(values[event * each + part] as number)
  }
}

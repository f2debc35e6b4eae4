import type { InfluenceMoment } from '@dia/core/attribution'
import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import { useMemo, useState } from 'react'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'

const PAGE = 20

/** The events behind one line, the largest share first, each with the way to its log entry. */
export function InfluenceEvents({
  track,
  moment,
  events,
  label,
  onOpenEntry,
}: {
  track: DnaTrack
  moment: InfluenceMoment
  events: readonly number[]
  label: string
  onOpenEntry: ((entryId: string) => void) | undefined
}) {
  const { helix, influence: words, dna } = useMessages()
  const figures = useFigures()
  const format = useFormat()
  const [count, setCount] = useState(PAGE)
  const ordered = useMemo(() => {
    const shareOf = (event: number) =>
      DNA_DOMAINS.reduce(
        (sum, domain, d) => sum + DOMAIN_SHARES[domain] * (moment.shares[event * 4 + d] ?? 0),
        0,
      )
    return events
      .filter((event) => event < moment.count)
      .map((event) => ({ event, share: shareOf(event) }))
      .sort((a, b) => b.share - a.share)
  }, [events, moment])
  const shown = ordered.slice(0, count)
  return (
    <div className="dia-influence-events">
      <table className="dia-table">
        <caption>
          {words.eventsOf(label)}:{' '}
          {words.moreEvents(format.number(shown.length), format.number(ordered.length))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{helix.time}</th>
            <th scope="col" className="dia-table-text">
              {helix.what}
            </th>
            <th scope="col">{words.share}</th>
            {DNA_DOMAINS.map((domain) => (
              <th key={domain} scope="col" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]}, {words.coefficient}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ event, share }) => {
            const item = track.items[event]
            const what = item
              ? helix.rung(helix.eventType(item.eventType), item.entityName ?? helix.unknownEntity)
              : helix.unknownEntity
            return (
              <tr key={event}>
                <th scope="row">{figures.dayTime(track.trace.times[event] as number)}</th>
                <td className="dia-table-text">
                  {onOpenEntry && item ? (
                    <button type="button" className="dia-link" onClick={() => onOpenEntry(item.id)}>
                      {what} ↗
                    </button>
                  ) : (
                    what
                  )}
                </td>
                <td>{figures.share(share)}</td>
                {DNA_DOMAINS.map((domain, d) => (
                  <td key={domain}>
                    {figures.signedRate(
                      (moment.shares[event * 4 + d] ?? 0) * (track.trace.valences[event] as number),
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {shown.length < ordered.length && (
        <button type="button" className="dia-button" onClick={() => setCount(count + 10 * PAGE)}>
          {words.showMore}
        </button>
      )}
    </div>
  )
}

import type { HealthSample } from '@dia/core/health'
import { useState } from 'react'
import { useFormat, useMessages } from '../provider/index.js'

const MOST = 60

/** What the tiles' lines show, as a table, newest first. */
export function HealthHistory({ history }: { history: readonly HealthSample[] }) {
  const { health: words } = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  if (history.length === 0) return <p className="dia-muted">{words.noHistory}</p>
  const shown = history.slice(-MOST).toReversed()
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.historyRows(format.number(shown.length), format.number(history.length))}</summary>
      {isOpen && (
        <table className="dia-table">
          <thead>
            <tr>
              <th scope="col">{words.at}</th>
              <th scope="col">{words.backlog}</th>
              <th scope="col">{words.lag}</th>
              <th scope="col">{words.dead}</th>
              <th scope="col">{words.throughput}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ at, open, lagSeconds, dead, decided }) => (
              <tr key={at}>
                <th scope="row">
                  <time dateTime={at}>{format.exactTime(at)}</time>
                </th>
                <td>{format.number(open)}</td>
                <td>{words.seconds(format.number(Math.round(lagSeconds)))}</td>
                <td>{format.number(dead)}</td>
                <td>{format.number(decided)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}

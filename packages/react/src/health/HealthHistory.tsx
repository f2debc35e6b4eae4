import type { HealthSample } from '@dia/core/health'
import { useState } from 'react'
import { useFormat, useMessages } from '../provider/index.js'
import { sampledColumns } from './sampledColumns.js'

const MOST = 60

/** What the tiles' lines show, as a table, newest first. */
export function HealthHistory({ history }: { history: readonly HealthSample[] }) {
  const { health: words } = useMessages()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  if (history.length === 0) return <p className="dia-muted">{words.noHistory}</p>
  const shown = history.slice(-MOST).toReversed()
  const columns = sampledColumns(words, format)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.historyRows(format.number(shown.length), format.number(history.length))}</summary>
      {isOpen && (
        <section className="dia-health-history" aria-label={words.history}>
          <table className="dia-table">
            <thead>
              <tr>
                <th scope="col">{words.at}</th>
                {columns.map(({ of, title }) => (
                  <th key={of} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((sample) => (
                <tr key={sample.at}>
                  <th scope="row">
                    <time dateTime={sample.at}>{format.exactTime(sample.at)}</time>
                  </th>
                  {columns.map(({ of, text }) => {
                    const figure = sample[of]
                    return <td key={of}>{figure === null ? '' : text(Number(figure))}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="dia-muted">{words.rarely}</p>
        </section>
      )}
    </details>
  )
}

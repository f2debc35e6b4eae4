import { MarkReader } from '../../charts/MarkReader.js'
import { useFormat, useMessages } from '../../provider/index.js'
import type { PartsProps } from './PartsProps.js'

const WIDTH = 720
const HEIGHT = 96

/** A count for each day as a bar, and as a table of the days that have any. */
export function DailyParts({ parts }: PartsProps) {
  const { detail: words } = useMessages()
  const format = useFormat()
  const counts = parts.map(({ value }) => Math.max(value ?? 0, 0))
  const most = Math.max(...counts, 1)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const dayOf = (at: number) => format.day(parts[at]?.label ?? '')
  const said = words.perDay(
    format.number(total),
    dayOf(0),
    dayOf(parts.length - 1),
    format.number(Math.max(...counts)),
  )
  const step = WIDTH / parts.length
  const bars = counts
    .map((count, at) =>
      count === 0 ? '' : `M${at * step + 0.5} ${HEIGHT}v${(-count / most) * HEIGHT}h${step - 1}V${HEIGHT}z`,
    )
    .join('')
  const marks = counts.map((count, at) => ({
    at: (at + 0.5) / counts.length,
    text: `${dayOf(at)} · ${format.number(count)}`,
  }))
  return (
    <div className="dia-row-fields">
      <p>{said}</p>
      <MarkReader label={said} marks={marks}>
        <svg
          className="dia-daily"
          role="img"
          aria-label={said}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          <path className="dia-daily-bars" d={bars} />
          <path className="dia-daily-ground" d={`M0 ${HEIGHT}h${WIDTH}`} />
        </svg>
      </MarkReader>
      <details>
        <summary>{words.daysAsTable}</summary>
        <table className="dia-table dia-split">
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ label, value }, at) =>
              value ? (
                <tr key={label}>
                  <th scope="row">
                    <time dateTime={label ?? ''}>{dayOf(at)}</time>
                  </th>
                  <td>{format.number(value)}</td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      </details>
    </div>
  )
}

import { useMessages } from '../../provider/index.js'
import { MatrixCell } from '../cells/index.js'
import type { PartsProps } from './PartsProps.js'

/** Parts of a whole, and since when they have been so; without an id nobody agreed on them. */
export function SharesParts({ parts, nameOf }: PartsProps) {
  const { detail: words } = useMessages()
  return (
    <div className="dia-row-fields">
      {parts.every(({ id }) => id === null) && <p className="dia-muted">{words.defaultShares}</p>}
      <dl className="dia-field-list">
        {parts.map((part) => (
          <div key={part.label}>
            <dt>{nameOf(part)}</dt>
            <dd className="dia-field-value">
              {part.at === null ? (
                <MatrixCell kind="percent" value={part.value} companions={{}} />
              ) : (
                <MatrixCell kind="time" value={part.at} companions={{}} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

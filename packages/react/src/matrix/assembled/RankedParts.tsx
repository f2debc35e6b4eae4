import { useFormat, useMessages } from '../../provider/index.js'
import { MatrixCell } from '../cells/index.js'
import type { PartsProps } from './PartsProps.js'

/** Parts by size, each with its share of them all. */
export function RankedParts({ breakdown, parts, nameOf }: PartsProps) {
  const { detail: words } = useMessages()
  const format = useFormat()
  const sum = parts.reduce((total, { value }) => total + (value ?? 0), 0)
  return (
    <table className="dia-table dia-split">
      <thead>
        <tr>
          <th scope="col">{words.part}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id ?? ''}>
            <th scope="row">
              {part.id === null ? (
                words.others
              ) : (
                <MatrixCell
                  kind="entity"
                  value={nameOf(part)}
                  companions={{ id: part.id, entityType: breakdown.entityType }}
                />
              )}
            </th>
            <td>{format.number(part.value ?? 0)}</td>
            <td>
              <MatrixCell kind="percent" value={sum === 0 ? 0 : (part.value ?? 0) / sum} companions={{}} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.sum}</th>
          <td>{format.number(sum)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  )
}

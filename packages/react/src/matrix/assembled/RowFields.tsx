import type { MatrixColumn, MatrixDefinition } from '@dia/core/matrices'
import { useFormat, useMessages } from '../../provider/index.js'
import { CopyButton } from '../cells/CopyButton.js'
import { cellCompanions, MatrixCell } from '../cells/index.js'
import JsonBlock from '../cells/JsonBlock.js'
import type { AnyRow } from '../parts/MatrixContext.js'
import { SplitTable } from './SplitTable.js'

/** All columns of a row, shown in the grid or not; payloads, ids and times in full. */
export function RowFields({ matrix, row }: { matrix: MatrixDefinition<AnyRow>; row: AnyRow }) {
  const { label, payloadOf } = useMessages().matrix
  const payloads = matrix.columns.filter(({ kind }) => kind === 'json')
  const named = (column: MatrixColumn<AnyRow>) =>
    label(column.label, { matrix: matrix.name, column: column.name })
  return (
    <div className="dia-row-fields">
      <dl className="dia-field-list">
        {matrix.columns
          .filter(({ kind }) => kind !== 'json')
          .map((column) => (
            <div key={column.name}>
              <dt>{named(column)}</dt>
              <dd className="dia-field-value">
                <FieldValue column={column} row={row} />
              </dd>
            </div>
          ))}
      </dl>
      {payloads.map((column) => {
        const value = row[column.name]
        if (value === null || value === undefined) return null
        return (
          <section
            key={column.name}
            className="dia-payload"
            aria-label={payloadOf(named(column), String(row[matrix.key]))}
          >
            <h3 className="dia-section-title">{named(column)}</h3>
            {column.name === 'split_breakdown' ? (
              <SplitTable split={value} row={row} />
            ) : (
              <JsonBlock value={value} />
            )}
          </section>
        )
      })}
    </div>
  )
}

function FieldValue({ column, row }: { column: MatrixColumn<AnyRow>; row: AnyRow }) {
  const format = useFormat()
  const value = row[column.name]
  if (column.kind === 'id' && typeof value === 'string' && value !== '') {
    return (
      <span className="dia-id">
        <code>{value}</code>
        <CopyButton text={value} />
      </span>
    )
  }
  return (
    <>
      <MatrixCell kind={column.kind} value={value} companions={cellCompanions(column, row)} />
      {column.kind === 'time' && typeof value === 'string' && (
        <span className="dia-muted">{format.exactTime(value)}</span>
      )}
    </>
  )
}

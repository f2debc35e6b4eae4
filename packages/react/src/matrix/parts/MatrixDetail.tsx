import { useMessages } from '../../provider/index.js'
import type { MatrixGridRow } from '../grid/index.js'
import { type AnyRow, useMatrixContext } from './MatrixContext.js'

/** The open detail of a row, beneath it; Escape leads back to the row. */
export function MatrixDetail({ row, name }: { row: MatrixGridRow<AnyRow>; name: string }) {
  const { grid, renderDetail } = useMatrixContext()
  const messages = useMessages().matrix
  const span = { role: 'gridcell', 'aria-colspan': grid.columns.length + 1, 'aria-colindex': 1 }
  return (
    <div {...{ role: 'row' }} className="dia-detail-row" data-dia-detail={row.key}>
      <div {...span} className="dia-detail">
        <section aria-label={messages.detailOf(name)}>{renderDetail?.(row.data)}</section>
      </div>
    </div>
  )
}

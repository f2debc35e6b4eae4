import type { ReactNode } from 'react'
import { useMessages } from '../../provider/index.js'

export interface MatrixDetailProps {
  readonly rowKey: string
  /** What the row is called. */
  readonly name: string
  readonly columnCount: number
  readonly children?: ReactNode
}

/** The open detail of a row, beneath it; Escape leads back to the row. */
export function MatrixDetail({ rowKey, name, columnCount, children }: MatrixDetailProps) {
  const messages = useMessages().matrix
  // No landmark: several rows may be called the same, as two entries of one user.
  const group = { role: 'group', 'aria-label': messages.detailOf(name) }
  const span = { role: 'gridcell', 'aria-colspan': columnCount, 'aria-colindex': 1 }
  return (
    <div {...{ role: 'row' }} className="dia-detail-row" data-dia-detail={rowKey}>
      <div {...span} className="dia-detail">
        <div {...group}>{children}</div>
      </div>
    </div>
  )
}

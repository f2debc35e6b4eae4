import { Absent } from './Absent.js'
import type { MatrixCellProps } from './MatrixCellProps.js'

/** One word of a small set. */
export function BadgeCell({ value }: Pick<MatrixCellProps, 'value'>) {
  if (typeof value !== 'string' || value === '') return <Absent />
  return (
    <span className="dia-badge" data-value={value}>
      {value}
    </span>
  )
}

import { useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** One word of a small set. */
export function BadgeCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  if (typeof value !== 'string' || !value) return <Absent />
  return (
    <span className="dia-badge" data-value={value}>
      {cells.word(value, 'badge')}
    </span>
  )
}

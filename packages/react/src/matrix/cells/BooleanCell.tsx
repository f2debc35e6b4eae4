import { useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** Yes or no, by glyph and word. */
export function BooleanCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  if (typeof value !== 'boolean') return <Absent />
  return (
    <span className="dia-boolean" data-value={value}>
      <span className="dia-boolean-mark" aria-hidden="true">
        {value ? '●' : '○'}
      </span>{' '}
      {value ? cells.yes : cells.no}
    </span>
  )
}

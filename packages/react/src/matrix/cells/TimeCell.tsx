import { RelativeTime } from '../../time/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** A time as its distance from now. */
export function TimeCell({ value }: Pick<KindCellProps, 'value'>) {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return <Absent />
  return (
    <span className="dia-time">
      <RelativeTime time={value} />
    </span>
  )
}

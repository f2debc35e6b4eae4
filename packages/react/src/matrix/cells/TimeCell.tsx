import { RelativeTime } from '../../time/index.js'
import { Absent } from './Absent.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** A time as its distance from now; its absolute time is in the column's zone, where that has one. */
export function TimeCell({ value, timeZone }: Pick<KindCellProps, 'value' | 'timeZone'>) {
  if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return <Absent />
  return (
    <span className="dia-time">
      <RelativeTime time={value} timeZone={timeZone} />
    </span>
  )
}

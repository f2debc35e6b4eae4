import { useFormat } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { finiteNumber } from './finiteNumber.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** Seconds as minutes and hours. */
export function DurationCell({ value }: Pick<KindCellProps, 'value'>) {
  const format = useFormat()
  const seconds = finiteNumber(value)
  if (seconds === null) return <Absent />
  return (
    <span className="dia-number" data-zero={seconds === 0}>
      {format.duration(seconds)}
    </span>
  )
}

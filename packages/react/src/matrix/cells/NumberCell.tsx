import { useFormat } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { finiteNumber } from './finiteNumber.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** A figure, aligned to its last digit; zero is quiet. */
export function NumberCell({ value }: Pick<KindCellProps, 'value'>) {
  const format = useFormat()
  const number = finiteNumber(value)
  if (number === null) return <Absent />
  return (
    <span className="dia-number" data-zero={number === 0}>
      {format.number(number)}
    </span>
  )
}

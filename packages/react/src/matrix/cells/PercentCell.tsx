import { useFormat } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { finiteNumber } from './finiteNumber.js'
import type { KindCellProps } from './MatrixCellProps.js'

/** A share from 0 to 1 as a small bar and a figure. */
export function PercentCell({ value }: Pick<KindCellProps, 'value'>) {
  const format = useFormat()
  const share = finiteNumber(value)
  if (share === null) return <Absent />
  const width = Math.min(Math.max(share, 0), 1) * 100
  return (
    <span className="dia-percent" data-zero={share === 0}>
      <svg className="dia-percent-bar" aria-hidden="true">
        <rect className="dia-percent-track" width="100%" height="100%" rx="2" />
        <rect className="dia-percent-fill" width={`${width}%`} height="100%" rx="2" />
      </svg>
      <span className="dia-percent-figure">{format.percent(share)}</span>
    </span>
  )
}

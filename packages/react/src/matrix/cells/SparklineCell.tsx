import { useFormat, useMessages } from '../../provider/index.js'
import { Absent } from './Absent.js'
import { finiteNumber } from './finiteNumber.js'
import type { KindCellProps } from './MatrixCellProps.js'
import { sparklinePath } from './sparklinePath.js'

const WIDTH = 80
const HEIGHT = 16
const MOST_POINTS = 200

/** A short series as a line, in words to the ear. */
export function SparklineCell({ value }: Pick<KindCellProps, 'value'>) {
  const { cells } = useMessages()
  const format = useFormat()
  const series = Array.isArray(value) ? value.slice(-MOST_POINTS).map(finiteNumber) : []
  const known = series.filter((item) => item !== null)
  const [first] = known
  const last = known.at(-1)
  if (first === undefined || last === undefined) return <Absent />
  const label = cells.sparkline(
    format.number(first),
    format.number(last),
    format.number(Math.min(...known)),
    format.number(Math.max(...known)),
  )
  return (
    <svg
      className="dia-sparkline"
      role="img"
      aria-label={label}
      width={WIDTH}
      height={HEIGHT + 4}
      viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`}
    >
      <title>{label}</title>
      <path d={sparklinePath(known, WIDTH, HEIGHT)} />
    </svg>
  )
}

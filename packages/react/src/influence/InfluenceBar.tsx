import type { PerDomain } from '@dia/core/domains'
import { Bar } from '@visx/shape'
import { barPieces } from './barGeometry.js'

const SIZE = { width: 400, height: 16 }
const NONE = { cultural: 0, behavioral: 0, economic: 0, spatial: 0 }

/** A bar stacked by domain; what pushes away is hollow. Its figures stand beside it. */
export function InfluenceBar({
  pulls,
  pushes = NONE,
  greatest,
  patterns,
}: {
  pulls: Readonly<PerDomain<number>>
  pushes?: Readonly<PerDomain<number>>
  greatest: number
  /** The id of the DomainPatterns. */
  patterns: string
}) {
  return (
    <svg
      className="dia-influence-bar"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {barPieces(pulls, pushes, greatest).map(({ domain, isPush, x, width }) => (
        <Bar
          key={`${domain} ${isPush}`}
          data-domain={domain}
          className={isPush ? 'dia-influence-push' : ''}
          x={x * SIZE.width}
          y={isPush ? 1 : 0}
          width={Math.max(width * SIZE.width - 0.5, 0)}
          height={isPush ? SIZE.height - 2 : SIZE.height}
          fill={isPush ? 'none' : `url(#${patterns}-${domain})`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}

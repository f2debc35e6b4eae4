import { vectorPlane } from './vectorPlane.js'

interface VectorDialProps {
  readonly before: ArrayLike<number>
  readonly after: ArrayLike<number>
  readonly cosine: number
}

const RADIUS = 46
const MARGIN = 5

/** Both DNAs in the plane they span, inside the unit half circle: dashed as it was, solid as it is, their distance dotted. */
export function VectorDial({ before, after, cosine }: VectorDialProps) {
  const { first, second } = vectorPlane(before, after, cosine)
  const [was, is] = [pixels(first), pixels(second)]
  const size = { width: 2 * (RADIUS + MARGIN), height: RADIUS + 2 * MARGIN }
  const origin = pixels({ x: 0, y: 0 })
  return (
    <svg className="laboratory-dial" aria-hidden="true" viewBox={`0 0 ${size.width} ${size.height}`}>
      <path
        className="laboratory-dial-edge"
        d={`M${origin.x - RADIUS} ${origin.y}A${RADIUS} ${RADIUS} 0 0 1 ${origin.x + RADIUS} ${origin.y}Z`}
      />
      <path
        className="laboratory-dial-between"
        d={`M${origin.x} ${origin.y}L${was.x} ${was.y}L${is.x} ${is.y}Z`}
      />
      <line className="laboratory-dial-before" x1={origin.x} y1={origin.y} x2={was.x} y2={was.y} />
      <line className="laboratory-dial-distance" x1={was.x} y1={was.y} x2={is.x} y2={is.y} />
      <line className="laboratory-dial-after" x1={origin.x} y1={origin.y} x2={is.x} y2={is.y} />
      <circle className="laboratory-dial-tip" cx={is.x} cy={is.y} r="3.5" />
    </svg>
  )
}

function pixels({ x, y }: { x: number; y: number }) {
  return { x: MARGIN + RADIUS + x * RADIUS, y: MARGIN + RADIUS - y * RADIUS }
}

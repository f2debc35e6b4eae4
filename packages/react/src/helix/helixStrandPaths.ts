import type { HelixStrands } from './helixModel.js'
import { twistAt } from './helixTwist.js'

/** A stretch of a backbone as a closed outline; its weight is confidence, its side of the axis is maturity. */
export interface HelixStrandPath {
  /** Whether it passes in front of the rungs. */
  readonly isFront: boolean
  readonly d: string
}

interface StrandFrame {
  readonly halfTurnMs: number
  readonly centre: number
  /** Half the distance of the backbones at full maturity. */
  readonly reach: number
  readonly roll: number
  /** Where the backbones lie on the ladder. */
  readonly rails: readonly [upper: number, lower: number]
  xOf(timeMs: number): number
}

const THIN = 0.6
const THICK = 3.2
/** A steep strand is drawn longer upright, so that it looks as heavy as a level one. */
const STEEPEST = 5

/** Both backbones, cut where they change between back and front; back ones first. */
export function strandPaths(strands: HelixStrands, frame: StrandFrame): HelixStrandPath[] {
  const paths = [1, -1].flatMap((strand) => onePath(strands, frame, strand as 1 | -1))
  return paths.sort((a, b) => Number(a.isFront) - Number(b.isFront))
}

function onePath(strands: HelixStrands, frame: StrandFrame, strand: 1 | -1): HelixStrandPath[] {
  const { halfTurnMs, centre, reach, roll, rails, xOf } = frame
  const found: HelixStrandPath[] = []
  let upper: string[] = []
  let lower: string[] = []
  let wasFront: boolean | null = null
  const close = () => {
    if (upper.length > 1 && wasFront !== null)
      found.push({ isFront: wasFront, d: `M${upper.join('L')}L${lower.reverse().join('L')}Z` })
    upper = []
    lower = []
  }
  const rail = strand === 1 ? rails[0] : rails[1]
  const pxPerMs = xOf(1) - xOf(0)
  for (const { timeMs, maturity, confidence } of fineSamples(strands, halfTurnMs)) {
    const { side, depth } = twistAt(timeMs, halfTurnMs)
    const rolledY = centre - strand * reach * maturity * side
    const y = rolledY + (rail - rolledY) * roll
    const near = (1 + 0.35 * strand * depth) * (1 - roll) + roll
    const slope = ((1 - roll) * reach * maturity * depth * Math.PI) / (halfTurnMs * pxPerMs)
    const steep = Math.min(Math.sqrt(1 + slope * slope), STEEPEST)
    const half = ((THIN + (THICK - THIN) * confidence) * near * steep) / 2
    const isFront = roll === 1 || strand * depth >= 0
    const x = xOf(timeMs).toFixed(1)
    const point: [string, string] = [`${x} ${(y - half).toFixed(2)}`, `${x} ${(y + half).toFixed(2)}`]
    if (wasFront !== null && isFront !== wasFront) {
      upper.push(point[0])
      lower.push(point[1])
      close()
    }
    wasFront = isFront
    upper.push(point[0])
    lower.push(point[1])
  }
  close()
  return found
}

/** The samples, and as many between them as a twist needs to look round. */
function* fineSamples({ times, maturities, confidences }: HelixStrands, halfTurnMs: number) {
  const span = (times[times.length - 1] ?? 0) - (times[0] ?? 0)
  const wanted = Math.min(Math.ceil((span / halfTurnMs) * 24), 4000)
  const parts = Math.max(1, Math.ceil(wanted / Math.max(times.length - 1, 1)))
  for (let i = 0; i + 1 < times.length; i++)
    for (let part = 0; part < parts; part++) yield between(i, part / parts)
  yield between(times.length - 1, 0)

  function between(i: number, share: number) {
    const mix = (values: Float64Array | Float32Array) => {
      const low = values[i] ?? 0
      return low + ((values[i + 1] ?? low) - low) * share
    }
    return { timeMs: mix(times), maturity: mix(maturities), confidence: mix(confidences) }
  }
}

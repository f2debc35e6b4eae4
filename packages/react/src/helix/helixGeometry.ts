import { DOMAIN_WEIGHTS, type HelixModel } from './helixModel.js'
import { type HelixStrandPath, strandPaths } from './helixStrandPaths.js'
import { halfTurnOf, twistAt } from './helixTwist.js'
import { roundTicks, timeTicks } from './ticks.js'

export interface HelixSize {
  readonly width: number
  readonly height: number
}

/** Rolled up as a helix, straight as a ladder, or between: 0 is the helix, 1 the ladder. */
export type HelixView = 'helix' | 'ladder' | number

/** The pieces of all rungs, in the order of rung, pull before push, domain; in px. What pushes lies together. */
export interface HelixMarks {
  readonly count: number
  readonly rungs: Uint32Array
  /** Index into DNA_DOMAINS. */
  readonly domains: Uint8Array
  /** 1 for what pushes away. */
  readonly pushes: Uint8Array
  /** How strongly each is drawn, 0 to 1: what decay has left of it; 0 for what lies after the moment. */
  readonly strengths: Float32Array
  /** x, y, width, height of each. */
  readonly boxes: Float32Array
}

export interface HelixGeometry extends HelixSize {
  readonly roll: number
  /** Where rungs are drawn. */
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly marks: HelixMarks
  /** The middle, upper and lower end of each rung. */
  readonly rungX: Float32Array
  readonly rungTop: Float32Array
  readonly rungBottom: Float32Array
  readonly strands: readonly HelixStrandPath[]
  /** Where time is marked. */
  readonly ticks: readonly { readonly timeMs: number; readonly x: number }[]
  /** Shares beside the ladder; none on the helix. */
  readonly shareTicks: readonly { readonly share: number; readonly y: number }[]
  /** The ladder's line between pull and push. */
  readonly zero: number
  readonly halfTurnMs: number
  readonly momentX: number
  xOf(timeMs: number): number
  timeAt(x: number): number
}

/** How what lies after the moment is drawn. */
export const LATER_OPACITY = 0.16

export const MARGIN = { top: 14, right: 12, bottom: 24, left: 12 }
const RAIL = 7
/** Between two marks of time; their words are up to 45 px wide. */
const TICK_PX = 56

/** The part of a frame's height that rungs are drawn in. */
export interface HelixPlace {
  readonly top: number
  readonly bottom: number
  /** Rungs alone, without backbones. */
  readonly isBare?: boolean
}

/** Where everything of a helix lies in a frame. Nothing is drawn and nothing is measured here. */
export function helixGeometry(
  model: HelixModel,
  size: HelixSize,
  view: HelixView,
  { top, bottom, isBare = false }: HelixPlace = { top: MARGIN.top, bottom: size.height - MARGIN.bottom },
): HelixGeometry {
  const roll = view === 'helix' ? 0 : view === 'ladder' ? 1 : Math.min(Math.max(view, 0), 1)
  const { rungs } = model
  const plot = {
    x: MARGIN.left,
    y: top,
    width: Math.max(size.width - MARGIN.left - MARGIN.right, 1),
    height: Math.max(bottom - top, 1),
  }
  const span = Math.max(rungs.toMs - rungs.fromMs, 1)
  const xOf = (timeMs: number) => plot.x + ((timeMs - rungs.fromMs) / span) * plot.width
  const halfTurnMs = halfTurnOf(span, plot.width)
  const centre = plot.y + plot.height / 2
  const reach = plot.height / 2 - 4
  const inset = isBare ? 0 : RAIL + 3
  const ladder = ladderScale(model, plot.y + inset, plot.height - 2 * inset)
  const maturityAt = interpolate(model.strands.times, model.strands.maturities)
  const isDense = rungs.count > 4 * plot.width
  const slot = rungs.count > 1 && !isDense ? narrowestGap(rungs.times, xOf) : 12

  const size4 = rungs.count * 8
  const mark = {
    rungs: new Uint32Array(size4),
    domains: new Uint8Array(size4),
    pushes: new Uint8Array(size4),
    strengths: new Float32Array(size4),
    boxes: new Float32Array(size4 * 4),
  }
  const rungX = new Float32Array(rungs.count)
  const rungTop = new Float32Array(rungs.count)
  const rungBottom = new Float32Array(rungs.count)
  let count = 0
  for (let rung = 0; rung < rungs.count; rung++) {
    const timeMs = rungs.times[rung] as number
    const x = xOf(timeMs)
    const half = (reach * maturityAt(timeMs) * twistAt(timeMs, halfTurnMs).side) as number
    const width = rungWidth(rungs.intensities[rung] as number, slot, isDense)
    let total = 0
    for (let d = 0; d < 4; d++)
      total +=
        (DOMAIN_WEIGHTS[d] as number) *
        ((model.pulls[rung * 4 + d] as number) + (model.pushes[rung * 4 + d] as number))
    const later = model.later[rung] === 1
    const strength = later ? 0 : 0.3 + 0.7 * (model.left[rung] as number)
    let done = 0
    let up = ladder.zero
    let down = ladder.zero
    let upper = Number.POSITIVE_INFINITY
    let lower = Number.NEGATIVE_INFINITY
    for (let push = 0; push < 2; push++)
      for (let d = 0; d < 4; d++) {
        const value = (push ? model.pushes : model.pulls)[rung * 4 + d] as number
        if (!(value > 0) || total <= 0) continue
        const weighted = (DOMAIN_WEIGHTS[d] as number) * value
        const part = weighted / total
        const from = centre - half + 2 * half * done
        const to = centre - half + 2 * half * (done + part)
        done += part
        const length = later ? 0 : weighted * ladder.perShare
        const y = push ? down : up - length
        if (push) down += length
        else up -= length
        const rolledY = Math.min(from, to)
        const rolledLength = Math.abs(to - from)
        const boxY = rolledY + (y - rolledY) * roll
        const boxLength = rolledLength + (length - rolledLength) * roll
        mark.rungs[count] = rung
        mark.domains[count] = d
        mark.pushes[count] = push
        mark.strengths[count] = strength
        mark.boxes[count * 4] = x - width / 2
        mark.boxes[count * 4 + 1] = boxY
        mark.boxes[count * 4 + 2] = width
        mark.boxes[count * 4 + 3] = boxLength
        upper = Math.min(upper, boxY)
        lower = Math.max(lower, boxY + boxLength)
        count += 1
      }
    rungX[rung] = x
    rungTop[rung] = Number.isFinite(upper) ? upper : centre
    rungBottom[rung] = Number.isFinite(lower) ? lower : centre
  }

  return {
    ...size,
    roll,
    plot,
    marks: {
      count,
      rungs: mark.rungs.subarray(0, count),
      domains: mark.domains.subarray(0, count),
      pushes: mark.pushes.subarray(0, count),
      strengths: mark.strengths.subarray(0, count),
      boxes: mark.boxes.subarray(0, count * 4),
    },
    rungX,
    rungTop,
    rungBottom,
    strands: isBare
      ? []
      : strandPaths(model.strands, {
          xOf,
          centre,
          reach,
          halfTurnMs,
          roll,
          rails: [plot.y + RAIL / 2, plot.y + plot.height - RAIL / 2],
        }),
    ticks: timeTicks(rungs.fromMs, rungs.toMs, plot.width / TICK_PX).map((timeMs) => ({
      timeMs,
      x: xOf(timeMs),
    })),
    shareTicks: roll === 1 ? ladder.ticks : [],
    zero: ladder.zero,
    halfTurnMs,
    momentX: xOf(model.moment.atMs),
    xOf,
    timeAt: (x) => rungs.fromMs + ((x - plot.x) / plot.width) * span,
  }
}

/** Thickness by intensity, as much as the gap to the neighbours allows. */
function rungWidth(intensity: number, slot: number, isDense: boolean): number {
  if (isDense) return 1
  const most = Math.min(Math.max(slot - 1, 1), 9)
  const least = Math.min(1.5, most)
  return least + (most - least) * Math.sqrt(intensity)
}

/** The tenth-smallest part of the gaps, so that one close pair does not thin all rungs. */
function narrowestGap(times: Float64Array, xOf: (timeMs: number) => number): number {
  const gaps = Float64Array.from(
    { length: times.length - 1 },
    (_, i) => xOf(times[i + 1] as number) - xOf(times[i] as number),
  ).sort()
  return gaps[Math.floor(gaps.length / 10)] as number
}

/** Pull goes up from the zero line and push down from it, on one scale of shares. */
function ladderScale({ pulls, pushes, later, rungs }: HelixModel, top: number, height: number) {
  let greatestPull = 0
  let greatestPush = 0
  for (let rung = 0; rung < rungs.count; rung++) {
    if (later[rung] === 1) continue
    let pull = 0
    let push = 0
    for (let d = 0; d < 4; d++) {
      pull += (DOMAIN_WEIGHTS[d] as number) * (pulls[rung * 4 + d] as number)
      push += (DOMAIN_WEIGHTS[d] as number) * (pushes[rung * 4 + d] as number)
    }
    greatestPull = Math.max(greatestPull, pull)
    greatestPush = Math.max(greatestPush, push)
  }
  const both = greatestPull + greatestPush
  if (both <= 0) return { zero: top + height / 2, perShare: 0, ticks: [] }
  const y = (share: number) => top + ((greatestPull - share) / both) * height
  const zero = y(0)
  return {
    zero,
    perShare: height / both,
    ticks: roundTicks(-greatestPush, greatestPull, 4).map((share) => ({
      share: Math.abs(share),
      y: y(share),
    })),
  }
}

function interpolate(times: Float64Array, values: Float32Array): (timeMs: number) => number {
  const first = times[0] ?? 0
  const step = ((times[times.length - 1] ?? 1) - first) / Math.max(times.length - 1, 1)
  return (timeMs) => {
    const place = Math.min(Math.max((timeMs - first) / step, 0), times.length - 1)
    const before = Math.floor(place)
    const low = values[before] ?? 0
    return low + ((values[before + 1] ?? low) - low) * (place - before)
  }
}

/** One mark's place. */
export function boxOf(boxes: Float32Array, mark: number) {
  return {
    x: boxes[mark * 4] as number,
    y: boxes[mark * 4 + 1] as number,
    width: boxes[mark * 4 + 2] as number,
    height: boxes[mark * 4 + 3] as number,
  }
}

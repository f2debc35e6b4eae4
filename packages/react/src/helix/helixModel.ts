import { type InfluenceMoment, influenceAt, influenceEvidence } from '@dia/core/attribution'
import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import type { DnaTrack } from '../dna/DnaTrack.js'
import { type HelixRungs, type HelixWindow, helixRungs } from './helixRungs.js'

/** The domain shares, in the order of DNA_DOMAINS. */
export const DOMAIN_WEIGHTS = DNA_DOMAINS.map((domain) => DOMAIN_SHARES[domain])

/** Maturity and confidence along time. */
export interface HelixStrands {
  readonly times: Float64Array
  readonly maturities: Float32Array
  readonly confidences: Float32Array
}

/** All that a helix shows at one moment, as numbers; charts, table, sentence and keyboard read the same. */
export interface HelixModel {
  readonly track: DnaTrack
  readonly moment: InfluenceMoment
  readonly rungs: HelixRungs
  readonly strands: HelixStrands
  /** Per rung and domain: the share of the DNA at the moment of what pulls toward, and of what pushes away. */
  readonly pulls: Float64Array
  readonly pushes: Float64Array
  /** What decay has left of each rung at the moment, 0 to 1. */
  readonly left: Float32Array
  /** 1 where the rung lies after the moment; its pulls and pushes are then weights, not shares. */
  readonly later: Uint8Array
  /** Each rung's share of the DNA, weighted by the domain shares; 0 for what lies later. */
  readonly shares: Float64Array
}

export interface HelixModelOptions extends Partial<HelixWindow> {
  /** The scrubbed moment, in ms since 1970; default: when the history was read. */
  readonly atMs?: number
  /** Most rungs in the window; null draws every interaction. Default 200. */
  readonly slots?: number | null
}

/** The whole life of a history, from its first event to when it was read; of two, from the earlier to the later. */
export function wholeWindow(track: DnaTrack, other: DnaTrack | null = null): HelixWindow {
  if (other !== null) {
    const [one, two] = [wholeWindow(track), wholeWindow(other)]
    return { fromMs: Math.min(one.fromMs, two.fromMs), toMs: Math.max(one.toMs, two.toMs) }
  }
  const { times } = track.trace
  const first = times[0] ?? track.readMs - 86_400_000
  const toMs = Math.max(track.readMs, times[times.length - 1] ?? first)
  return { fromMs: Math.min(first, toMs - 3_600_000), toMs }
}

/** The model of a window at a moment. A scrubber keeps rungs and strands and asks `helixModelAt` alone. */
export function helixModel(track: DnaTrack, options: HelixModelOptions = {}): HelixModel {
  const window = { ...wholeWindow(track), ...options }
  const rungs = helixRungs(track, window, options.slots === undefined ? 200 : options.slots)
  const atMs = options.atMs ?? track.readMs
  return helixModelAt(track, rungs, helixStrands(track, window), influenceAt(track.trace, new Date(atMs)))
}

/** Samples the evidence along a window. */
export function helixStrands(track: DnaTrack, { fromMs, toMs }: HelixWindow, samples = 240): HelixStrands {
  const times = Float64Array.from({ length: samples + 1 }, (_, i) => fromMs + ((toMs - fromMs) * i) / samples)
  const along = influenceEvidence(
    track.trace,
    Array.from(times, (timeMs) => new Date(timeMs)),
  )
  return {
    times,
    maturities: Float32Array.from(along, ({ maturity }) => maturity.overall),
    confidences: Float32Array.from(along, ({ confidence }) => confidence.overall),
  }
}

/** What changes while scrubbing: one pass over the window's events. */
export function helixModelAt(
  track: DnaTrack,
  rungs: HelixRungs,
  strands: HelixStrands,
  moment: InfluenceMoment,
): HelixModel {
  const pulls = new Float64Array(rungs.count * 4)
  const pushes = new Float64Array(rungs.count * 4)
  const left = new Float32Array(rungs.count)
  const later = new Uint8Array(rungs.count)
  const shares = new Float64Array(rungs.count)
  const { valences, weights } = track.trace
  for (let rung = 0; rung < rungs.count; rung++) {
    const first = rungs.first[rung] as number
    const isLater = first >= moment.count
    const last = isLater ? (rungs.last[rung] as number) : Math.min(rungs.last[rung] as number, moment.count)
    let weight = 0
    let weightLeft = 0
    for (let event = first; event < last; event++) {
      const side = (valences[event] as number) < 0 ? pushes : pulls
      for (let d = 0; d < 4; d++) {
        const i = event * 4 + d
        const counted = (DOMAIN_WEIGHTS[d] as number) * (weights[i] as number)
        weight += counted
        if (isLater) side[rung * 4 + d] = (side[rung * 4 + d] as number) + (weights[i] as number)
        else {
          weightLeft += counted * (moment.left[i] as number)
          side[rung * 4 + d] = (side[rung * 4 + d] as number) + (moment.shares[i] as number)
        }
      }
    }
    later[rung] = isLater ? 1 : 0
    left[rung] = weight > 0 ? weightLeft / weight : 0
    if (!isLater)
      for (let d = 0; d < 4; d++)
        shares[rung] =
          (shares[rung] as number) +
          (DOMAIN_WEIGHTS[d] as number) * ((pulls[rung * 4 + d] as number) + (pushes[rung * 4 + d] as number))
  }
  return { track, moment, rungs, strands, pulls, pushes, left, later, shares }
}

import { type InfluenceTrace, influenceEvidence } from '@dia/core/attribution'
import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import { type DnaHistory, type DnaHistoryItem, traceHistoryInSteps } from '@dia/core/history'

/** A history made ready for drawing and asking: what moved the DNA, in time order, and the trace of it. */
export interface DnaTrack {
  readonly history: DnaHistory
  /** Of each event of the trace, what it was. */
  readonly items: readonly DnaHistoryItem[]
  readonly trace: InfluenceTrace
  /** Of each event: its k weighted by the domain shares, 0 to 5. */
  readonly impacts: Float64Array
  readonly greatestImpact: number
  /** When the history was read, in ms since 1970. */
  readonly readMs: number
}

const WEIGHTS = DNA_DOMAINS.map((domain) => DOMAIN_SHARES[domain])
const KEPT = new WeakMap<DnaHistory, DnaTrack>()

/** The track of a history; made once, however many charts ask for it. A long one is better made by `useDnaTrack`. */
export function dnaTrackOf(history: DnaHistory): DnaTrack {
  const kept = KEPT.get(history)
  if (kept) return kept
  const steps = makeTrack(history)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The track of a history if it has been made. */
export function keptTrackOf(history: DnaHistory): DnaTrack | null {
  return KEPT.get(history) ?? null
}

/** The track of a history; made in slices where it has not been made: each yield is a place to pause. */
export function* trackInSteps(history: DnaHistory): Generator<void, DnaTrack> {
  return KEPT.get(history) ?? (yield* makeTrack(history))
}

/** Makes and keeps a history's track; each yield is a place to pause. */
export function* makeTrack(history: DnaHistory): Generator<void, DnaTrack> {
  const trace = yield* traceHistoryInSteps(history)
  const impacts = Float64Array.from(trace.times, (_, event) => {
    let impact = 0
    for (let d = 0; d < 4; d++) impact += (WEIGHTS[d] as number) * (trace.weights[event * 4 + d] as number)
    return impact
  })
  yield
  // Sums over all events, which every moment reads afterwards.
  influenceEvidence(trace, [])
  yield
  const track: DnaTrack = {
    history,
    items: trace.items,
    trace,
    impacts,
    greatestImpact: impacts.reduce((greatest, impact) => Math.max(greatest, impact), 0),
    readMs: Date.parse(history.readAt),
  }
  KEPT.set(history, track)
  return track
}

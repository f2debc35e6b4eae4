import { DNA_DOMAINS } from '@dia/core/domains'
import { mirrorInteractionToDNA } from '@dia/core/mirroring'
import type { DnaTrack } from './DnaTrack.js'

/** What each event of a track did to the DNA that the ones before it left. */
export interface DnaMovements {
  /** α, four per event in the order of DNA_DOMAINS. */
  readonly alphas: Float32Array
  /** Delta norms, five per event: the domains, then the composite. */
  readonly deltaNorms: Float32Array
}

const STEPS = 16

/** Mirrors a track event by event, with a pause to yield after every few. */
export function* moveAlong({ trace }: DnaTrack): Generator<void, DnaMovements> {
  const alphas = new Float32Array(trace.times.length * 4)
  const deltaNorms = new Float32Array(trace.times.length * 5)
  let { state } = trace
  for (let event = 0; event < trace.positions.length; event++) {
    const interaction = trace.interactions[trace.positions[event] as number]
    if (interaction === undefined) continue
    const step = mirrorInteractionToDNA(state, interaction)
    state = step.state
    DNA_DOMAINS.forEach((domain, d) => {
      alphas[event * 4 + d] = step.alpha[domain]
      deltaNorms[event * 5 + d] = step.deltaNorms[domain]
    })
    deltaNorms[event * 5 + 4] = step.deltaNorms.composite
    if (event % STEPS === STEPS - 1) yield
  }
  return { alphas, deltaNorms }
}

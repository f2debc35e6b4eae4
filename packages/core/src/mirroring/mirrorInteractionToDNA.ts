import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from './checkDnaState.js'
import { DnaMove } from './DnaMove.js'
import type { DnaState } from './DnaState.js'
import type { DeltaNorms } from './deltaNormsOf.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { readEntity, readInteraction } from './readInteraction.js'
import { stepClock } from './stepClock.js'
import { stepDomain } from './stepDomain.js'

/**
 * What one interaction did; `before` and `after` are read at the later of its time and the newest event's.
 * @example
 * import { createDnaState, MirroredInteraction, mirrorInteractionToDNA } from '@dia/core/mirroring'
 * const zero = [0, 0]
 * const entity = { cultural: [1, 0], behavioral: zero, economic: zero, spatial: zero }
 * const interaction = { eventType: 'player.track_played', occurredAt: '2025-11-09T12:00:00Z', entity }
 * const mirrored = mirrorInteractionToDNA(createDnaState({ dimensions: 2 }), interaction)
 * mirrored instanceof MirroredInteraction // → true
 * mirrored.deltaNorms.cultural // → 1
 */
export class MirroredInteraction extends DnaMove {
  /** The bias-corrected rate per domain: how far the DNA went from `before` toward v·e. */
  declare readonly alpha: PerDomain<number>
  declare readonly deltaNorms: DeltaNorms

  /** @internal */
  constructor(from: DnaState, to: DnaState, atMs: number, alpha: PerDomain<number>, deltaNorms: DeltaNorms) {
    super(from, to, atMs)
    this.alpha = alpha
    this.deltaNorms = deltaNorms
  }
}

/**
 * Moves a DNA by one interaction; the state given stays as it is. Interactions may come in any order.
 * @example
 * import { createDnaState, mirrorInteractionToDNA } from '@dia/core/mirroring'
 * const one = [1, 0]
 * const { state, alpha } = mirrorInteractionToDNA(createDnaState({ dimensions: 2 }), {
 *   eventType: 'player.track_favorited',
 *   occurredAt: '2025-11-09T12:00:00Z',
 *   entity: { cultural: one, behavioral: one, economic: one, spatial: one },
 * })
 * alpha.cultural // → 1
 */
export function mirrorInteractionToDNA(
  state: DnaState,
  interaction: MirrorInteraction,
  settings?: MirrorSettings,
): MirroredInteraction {
  return answerOrDiaError('mirrorInteractionToDNA', () => {
    const domains = checkDnaState(state)
    const { k, timeMs, valence } = readInteraction(interaction, settings)
    const newestMs = state.newestEventAt ?? timeMs
    const anchorMs = Math.max(newestMs, timeMs)
    const clockOf = (halfLife: number) => stepClock(halfLife, newestMs, anchorMs, timeMs)
    const usual = clockOf(domains.cultural.halfLife)
    let turned = 0
    const steps = perDomain(
      (domain, sums, weight, vector: ArrayLike<number>, share) => {
        const clock = sums.halfLife === usual.halfLife ? usual : clockOf(sums.halfLife)
        const step = stepDomain(domain, sums, clock, weight, valence, vector)
        turned += share * step.turned
        return step
      },
      domains,
      k,
      readEntity(interaction),
    )
    const next: DnaState = {
      version: 1,
      dimensions: state.dimensions,
      options: state.options,
      prior: state.prior,
      signal: perDomain((_, step) => step.signal, steps),
      mass: perDomain((_, step) => step.mass, steps),
      lifetimeMass: perDomain((_, step, before) => before + step.k, steps, state.lifetimeMass),
      newestEventAt: anchorMs,
      asOf: state.asOf,
      eventCount: state.eventCount + 1,
    }
    const alpha = perDomain((_, step) => step.alpha, steps)
    // Not a spread, which would make the whole step a fifth slower.
    const deltaNorms = perDomain((_, step) => step.deltaNorm, steps) as DeltaNorms
    deltaNorms.composite = Math.sqrt(turned)
    return new MirroredInteraction(state, next, anchorMs, alpha, deltaNorms)
  })
}

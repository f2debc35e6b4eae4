import type { PerDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from './checkDnaState.js'
import { DnaMove } from './DnaMove.js'
import type { DnaState } from './DnaState.js'
import type { DeltaNorms } from './deltaNormsOf.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { readEntity, readInteraction } from './readInteraction.js'
import { stepDecay } from './stepDecay.js'
import { type DomainStep, stepDomain } from './stepDomain.js'

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
  readonly alpha: PerDomain<number>
  readonly deltaNorms: DeltaNorms

  /** @internal */
  constructor(from: DnaState, to: DnaState, atMs: number, steps: PerDomain<DomainStep>) {
    super(from, to, atMs)
    this.alpha = perDomain((domain) => steps[domain].alpha)
    const { cultural, behavioral, economic, spatial } = steps
    this.deltaNorms = {
      cultural: cultural.deltaNorm,
      behavioral: behavioral.deltaNorm,
      economic: economic.deltaNorm,
      spatial: spatial.deltaNorm,
      composite: Math.sqrt(
        cultural.compositeSquares +
          behavioral.compositeSquares +
          economic.compositeSquares +
          spatial.compositeSquares,
      ),
    }
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
    checkDnaState(state)
    const effect = readInteraction(interaction, settings)
    const entity = readEntity(interaction)
    const { timeMs } = effect
    const anchorMs = Math.max(state.newestEventAt ?? timeMs, timeMs)
    const { halfLifeDays } = state.options
    const decay = stepDecay(state, 'cultural', timeMs, anchorMs)
    const steps = perDomain((domain) =>
      stepDomain(
        state,
        domain,
        effect,
        entity[domain],
        halfLifeDays[domain] === halfLifeDays.cultural ? decay : stepDecay(state, domain, timeMs, anchorMs),
      ),
    )
    const next: DnaState = {
      version: 1,
      dimensions: state.dimensions,
      options: state.options,
      prior: state.prior,
      signal: perDomain((domain) => steps[domain].signal),
      mass: perDomain((domain) => steps[domain].mass),
      lifetimeMass: perDomain((domain) => steps[domain].lifetimeMass),
      newestEventAt: anchorMs,
      asOf: state.asOf,
      eventCount: state.eventCount + 1,
    }
    return new MirroredInteraction(state, next, anchorMs, steps)
  })
}

import { DNA_DOMAINS, type DnaDomain } from '../domains/index.js'
import { answerOrDiaError } from '../errors/index.js'
import { checkDnaState } from '../mirroring/checkDnaState.js'
import { readBatch } from '../mirroring/foldBatch.js'
import type { DnaState, MirrorSettings } from '../mirroring/index.js'
import { rememberMoves } from './attributeDna.js'
import type { AttributedInteraction } from './DnaAttribution.js'

/** A history as numbers in time order, from which `influenceAt` reads every share at any moment without folding. */
export interface InfluenceTrace {
  /** What the interactions are added to. */
  readonly state: DnaState
  readonly interactions: readonly AttributedInteraction[]
  /** Of each event, in time order, its position in `interactions`. */
  readonly positions: Uint32Array
  /** In ms since the Unix epoch, ascending. */
  readonly times: Float64Array
  /** Canonical. */
  readonly eventTypes: readonly string[]
  readonly valences: Float64Array
  /** k, four per event in the order of DNA_DOMAINS; 0 where the entity has no direction. */
  readonly weights: Float64Array
}

/**
 * Reads a history once, so that its attribution can be had at every moment a scrubber passes. Interactions of one
 * time keep their order.
 * @example
 * import { traceInfluence } from '@dia/core/attribution'
 * import { createDnaState } from '@dia/core/mirroring'
 * traceInfluence(createDnaState(), []).times.length // → 0
 */
export function traceInfluence(
  state: DnaState,
  interactions: readonly AttributedInteraction[],
  settings?: MirrorSettings,
): InfluenceTrace {
  return answerOrDiaError('traceInfluence', () => {
    checkDnaState(state)
    const effects = readBatch(interactions, settings)
    const positions = Uint32Array.from(effects, (_, position) => position)
    const timeOf = (position: number) => effects[position]?.timeMs ?? 0
    positions.sort((a, b) => timeOf(a) - timeOf(b) || a - b)
    const movesOf = rememberMoves(state.dimensions)
    const weights = new Float64Array(effects.length * DNA_DOMAINS.length)
    const valences = new Float64Array(effects.length)
    const eventTypes: string[] = []
    positions.forEach((position, event) => {
      const effect = effects[position]
      const interaction = interactions[position]
      if (effect === undefined || interaction === undefined) return
      const moves = movesOf(interaction.entity)
      DNA_DOMAINS.forEach((domain: DnaDomain, d) => {
        if (moves[domain]) weights[event * DNA_DOMAINS.length + d] = effect.k[domain]
      })
      valences[event] = effect.valence
      eventTypes.push(effect.eventType)
    })
    const times = Float64Array.from(positions, timeOf)
    return { state, interactions, positions, times, eventTypes, valences, weights }
  })
}

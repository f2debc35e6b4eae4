import { DNA_DOMAINS } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { perDomain } from './perDomain.js'
import { type InteractionEffect, readEntity, readInteraction } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import { rebaseFactor, worthAtReference } from './referenceTime.js'
import { isSafeSquares, type NumberVector, numberVector, sumOfSquares, unitVector } from './unitVector.js'

/** Reads a batch's interactions, without looking at their entities. A repeated id is a DiaError `DUPLICATE_INTERACTION`. */
export function readBatch(
  interactions: readonly MirrorInteraction[],
  settings?: MirrorSettings,
): InteractionEffect[] {
  if (!Array.isArray(interactions))
    throw new DiaError(
      'INVALID_BATCH',
      'The interactions are not an array.',
      'Pass an array of interactions.',
    )
  const seen = new Set<unknown>()
  return Array.from(interactions as readonly MirrorInteraction[], (interaction) => {
    const effect = readInteraction(interaction, settings)
    const { id } = interaction
    if (id !== undefined && id !== null) {
      if (seen.has(id))
        throw new DiaError(
          'DUPLICATE_INTERACTION',
          'Two interactions of a batch have the same id.',
          'Leave repeats out: an interaction counts once.',
          { details: { position: seen.size } },
        )
      seen.add(id)
    }
    return effect
  })
}

/** The newest of the state's and the effects' times; null without any. */
export function newestTime(state: DnaState, effects: readonly InteractionEffect[]): number | null {
  let newest = state.newestEventAt
  for (const { timeMs } of effects) if (newest === null || timeMs > newest) newest = timeMs
  return newest
}

/** Per domain: Σ k·v·worth, Σ k·worth and Σ k of one entity's interactions. */
const SUMS = 12

/**
 * Adds a batch: first every interaction becomes numbers, those of one entity summed, then each entity's
 * vectors are read once.
 */
export function foldBatch(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  effects: readonly InteractionEffect[],
): DnaState {
  const anchorMs = newestTime(state, effects)
  if (anchorMs === null) return state
  const sums = new Float64Array(interactions.length * SUMS)
  const firstOf = new Map<unknown, number>()
  effects.forEach((effect, position) => {
    const { entity } = interactions[position] as MirrorInteraction
    const slot = firstOf.get(entity) ?? position
    if (slot === position) firstOf.set(entity, position)
    DNA_DOMAINS.forEach((domain, d) => {
      const k = effect.k[domain]
      const worth = k === 0 ? 0 : k * worthAtReference(state, domain, effect.timeMs, anchorMs)
      const at = slot * SUMS + d * 3
      sums[at] = (sums[at] as number) + worth * effect.valence
      sums[at + 1] = (sums[at + 1] as number) + worth
      sums[at + 2] = (sums[at + 2] as number) + k
    })
  })

  const factor = perDomain((domain) => rebaseFactor(state, domain, anchorMs))
  const signal = perDomain((domain) => rebasedSignal(state, domain, factor[domain]).slice())
  const mass = perDomain((domain) => state.mass[domain] * factor[domain])
  const lifetimeMass = { ...state.lifetimeMass }
  for (const slot of firstOf.values()) {
    const entity = readEntity(interactions[slot] as MirrorInteraction)
    DNA_DOMAINS.forEach((domain, d) => {
      const at = slot * SUMS + d * 3
      if (addVector(signal[domain], entity[domain], sums[at] as number, domain)) {
        mass[domain] += sums[at + 1] as number
        lifetimeMass[domain] += sums[at + 2] as number
      }
    })
  }
  for (const domain of DNA_DOMAINS)
    if (!Number.isFinite(sumOfSquares(signal[domain])))
      throw invalidState(`its ${domain} vectors hold what is not a finite number`)
  return {
    version: 1,
    dimensions: state.dimensions,
    options: state.options,
    prior: state.prior,
    signal,
    mass,
    lifetimeMass,
    newestEventAt: anchorMs,
    asOf: state.asOf,
    eventCount: state.eventCount + interactions.length,
  }
}

/** Adds coefficient·unit(vector); false when the vector is zero. */
function addVector(
  signal: number[],
  vector: ArrayLike<number>,
  coefficient: number,
  domain: string,
): boolean {
  const what = `An entity's ${domain} part`
  let toward = numberVector(what, vector, signal.length)
  let squares = sumOfSquares(toward)
  if (!isSafeSquares(squares)) {
    toward = unitVector(what, toward)
    squares = sumOfSquares(toward)
    if (squares === 0) return false
  }
  if (coefficient !== 0) addScaledInPlace(signal, coefficient / Math.sqrt(squares), toward)
  return true
}

function addScaledInPlace(signal: number[], coefficient: number, vector: NumberVector): void {
  for (let i = 0; i < signal.length; i++)
    signal[i] = (signal[i] as number) + coefficient * (vector[i] as number)
}

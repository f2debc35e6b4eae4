import { DNA_DOMAINS, type DnaDomain } from '../domains/index.js'
import { DiaError } from '../errors/index.js'
import { type Addend, addVectors } from './addVectors.js'
import { brokenState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import type { EntityVectors, MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { perDomain } from './perDomain.js'
import { type InteractionEffect, readEntity, readInteraction } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import { rebaseFactor, type TimeScale, timeScale } from './referenceTime.js'
import { twoToThe } from './twoToThe.js'
import { finiteUnitVector, isSafeSquares, numberVector, sumOfSquares, zeros } from './unitVector.js'

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
const SUMS = 3 * DNA_DOMAINS.length

/** Entities whose vectors are added together; their four domains fit a core's cache. */
const BLOCK = 8

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
  const { sums, slots } = sumByEntity(state, interactions, effects, anchorMs)
  const factor = perDomain((domain) => rebaseFactor(state, domain, anchorMs))
  const signal = perDomain((domain) => Float64Array.from(rebasedSignal(state, domain, factor[domain])))
  const mass = perDomain((domain) => state.mass[domain] * factor[domain])
  const lifetimeMass = { ...state.lifetimeMass }
  for (let from = 0; from < slots.length; from += BLOCK) {
    const block = slots.slice(from, from + BLOCK)
    const entities = block.map((slot) => readEntity(interactions[slot] as MirrorInteraction))
    for (let d = 0; d < DNA_DOMAINS.length; d++) {
      const domain = DNA_DOMAINS[d] as DnaDomain
      const addends: Addend[] = []
      for (let n = 0; n < block.length; n++) {
        const at = (block[n] as number) * SUMS + d * 3
        const addend = scaledVector(
          domain,
          entities[n] as EntityVectors,
          state.dimensions,
          sums[at] as number,
        )
        if (addend === null) continue
        mass[domain] += sums[at + 1] as number
        lifetimeMass[domain] += sums[at + 2] as number
        if (addend.coefficient !== 0) addends.push(addend)
      }
      addVectors(signal[domain], addends)
    }
  }
  return {
    version: 1,
    dimensions: state.dimensions,
    options: state.options,
    prior: state.prior,
    signal: perDomain((domain) => asArray(domain, signal[domain])),
    mass,
    lifetimeMass,
    newestEventAt: anchorMs,
    asOf: state.asOf,
    eventCount: state.eventCount + interactions.length,
  }
}

/** The sums of each entity, and the positions of the interactions they are kept at. */
function sumByEntity(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  effects: readonly InteractionEffect[],
  anchorMs: number,
): { sums: Float64Array; slots: number[] } {
  const sums = new Float64Array(interactions.length * SUMS)
  const slotOf = new Map<unknown, number>()
  const scales = DNA_DOMAINS.map((domain) => timeScale(state, domain, anchorMs))
  for (let position = 0; position < effects.length; position++) {
    const { entity } = interactions[position] as MirrorInteraction
    const { k, timeMs, valence } = effects[position] as InteractionEffect
    let slot = slotOf.get(entity)
    if (slot === undefined) {
      slot = position
      slotOf.set(entity, slot)
    }
    let worth = 0
    let halfLife = 0
    for (let d = 0; d < DNA_DOMAINS.length; d++) {
      const scale = scales[d] as TimeScale
      if (scale.halfLifeMs !== halfLife) {
        halfLife = scale.halfLifeMs
        worth = twoToThe((timeMs - scale.referenceMs) / halfLife)
      }
      const weight = k[DNA_DOMAINS[d] as DnaDomain]
      const at = slot * SUMS + d * 3
      sums[at] = (sums[at] as number) + weight * worth * valence
      sums[at + 1] = (sums[at + 1] as number) + weight * worth
      sums[at + 2] = (sums[at + 2] as number) + weight
    }
  }
  return { sums, slots: [...slotOf.values()] }
}

/** The vector with the coefficient that brings it to length 1 and weighs it; null when it is zero. */
function scaledVector(
  domain: DnaDomain,
  entity: EntityVectors,
  dimensions: number,
  coefficient: number,
): Addend | null {
  const what = `An entity's ${domain} part`
  const vector = numberVector(what, entity[domain], dimensions)
  const squares = sumOfSquares(vector)
  if (isSafeSquares(squares)) return { vector, coefficient: coefficient / Math.sqrt(squares) }
  const unit = finiteUnitVector(what, vector)
  return unit.some((component) => component !== 0) ? { vector: unit, coefficient } : null
}

function asArray(domain: DnaDomain, signal: Float64Array): number[] {
  const array = zeros(signal.length)
  for (let i = 0; i < signal.length; i++) {
    const component = signal[i] as number
    if (!Number.isFinite(component)) throw brokenState(domain)
    array[i] = component
  }
  return array
}

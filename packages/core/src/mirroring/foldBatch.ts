import { DNA_DOMAINS, type DnaDomain } from '../domains/index.js'
import { perDomain } from '../domains/perDomain.js'
import { DiaError } from '../errors/index.js'
import { addVectors } from './addVectors.js'
import { checkComponents } from './checkComponents.js'
import { invalidState } from './checkDnaState.js'
import type { DnaState } from './DnaState.js'
import type { MirrorInteraction, MirrorSettings } from './MirrorInteraction.js'
import { type InteractionEffect, readEntity, readInteraction } from './readInteraction.js'
import { rebasedSignal } from './rebasedSignal.js'
import { halfLifeMs, rebaseFactor } from './referenceTime.js'
import { squaresOf } from './squaresOf.js'
import { twoToThe } from './twoToThe.js'
import { checkSquares, hasDirection, type NumberVector, numberVector, zeros } from './unitVector.js'

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
  const effects: InteractionEffect[] = []
  for (const interaction of interactions as readonly MirrorInteraction[]) {
    effects.push(readInteraction(interaction, settings))
    const { id } = interaction
    if (id !== undefined && id !== null) {
      if (seen.has(id))
        throw new DiaError(
          'DUPLICATE_INTERACTION',
          'Two interactions of a batch have the same id.',
          'Leave repeats out: an interaction counts once.',
          { details: { position: effects.length - 1 } },
        )
      seen.add(id)
    }
  }
  return effects
}

/** The newest of the state's and the effects' times; null without any. */
export function newestTime(state: DnaState, effects: readonly InteractionEffect[]): number | null {
  let newest = state.newestEventAt
  for (const { timeMs } of effects) if (newest === null || timeMs > newest) newest = timeMs
  return newest
}

/** Per domain: Σ k·v·worth, Σ k·worth and Σ k of one entity's interactions. */
const SUMS = 12

/** Entities whose vectors are added together: read from memory for their lengths, they are in a core’s cache when they are added. */
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
  checkComponents(state)
  const anchorMs = newestTime(state, effects)
  if (anchorMs === null) return state
  const { sums, firsts } = sumByEntity(state, interactions, effects, anchorMs)
  const factor = perDomain((domain) => rebaseFactor(state, domain, anchorMs))
  const totals = perDomain((domain) => ({
    signal: Float64Array.from(rebasedSignal(state.signal[domain], factor[domain])),
    mass: state.mass[domain] * factor[domain],
    lifetimeMass: state.lifetimeMass[domain],
  }))
  for (let from = 0; from < firsts.length; from += BLOCK) {
    const entities = firsts
      .slice(from, from + BLOCK)
      .map((position) => vectorsOf(interactions[position] as MirrorInteraction, state.dimensions))
    const squares = entities.map((vectors) => vectors.map(squaresOf))
    DNA_DOMAINS.forEach((domain, d) => {
      addBlock(domain, totals[domain], entities, squares, sums, from * SUMS + 3 * d, d)
    })
  }
  return {
    version: 1,
    dimensions: state.dimensions,
    options: state.options,
    prior: state.prior,
    signal: perDomain((_, { signal }) => asArray(signal), totals),
    mass: perDomain((_, { mass }) => mass, totals),
    lifetimeMass: perDomain((_, { lifetimeMass }) => lifetimeMass, totals),
    newestEventAt: anchorMs,
    asOf: state.asOf,
    eventCount: state.eventCount + interactions.length,
  }
}

/** The sums of each entity, in the order in which they come, and the position of each one's first interaction. */
function sumByEntity(
  state: DnaState,
  interactions: readonly MirrorInteraction[],
  effects: readonly InteractionEffect[],
  anchorMs: number,
): { sums: Float64Array; firsts: number[] } {
  const sums = new Float64Array(interactions.length * SUMS)
  const firsts: number[] = []
  const placeOf = new Map<unknown, number>()
  const halfLives = DNA_DOMAINS.map((domain) => halfLifeMs(state, domain))
  const references = halfLives.map((halfLife) => Math.floor(anchorMs / halfLife) * halfLife)
  /** The first domain of the same half-life, where an event is worth the same. */
  const twins = halfLives.map((halfLife) => halfLives.indexOf(halfLife))
  const worths = new Float64Array(DNA_DOMAINS.length)
  const weights = new Float64Array(DNA_DOMAINS.length)
  for (let position = 0; position < effects.length; position++) {
    const { entity } = interactions[position] as MirrorInteraction
    const { k, timeMs, valence } = effects[position] as InteractionEffect
    let place = placeOf.get(entity)
    if (place === undefined) {
      place = firsts.length
      firsts.push(position)
      placeOf.set(entity, place)
    }
    // By name: looking up four names in turn costs more than the sums.
    weights[0] = k.cultural
    weights[1] = k.behavioral
    weights[2] = k.economic
    weights[3] = k.spatial
    for (let d = 0; d < weights.length; d++) {
      const twin = twins[d] as number
      const worth =
        twin < d
          ? (worths[twin] as number)
          : twoToThe((timeMs - (references[d] as number)) / (halfLives[d] as number))
      worths[d] = worth
      const weight = weights[d] as number
      const at = place * SUMS + d * 3
      sums[at] = (sums[at] as number) + weight * worth * valence
      sums[at + 1] = (sums[at + 1] as number) + weight * worth
      sums[at + 2] = (sums[at + 2] as number) + weight
    }
  }
  return { sums, firsts }
}

interface DomainTotals {
  readonly signal: Float64Array
  mass: number
  lifetimeMass: number
}

/** In the order of DNA_DOMAINS. */
function vectorsOf(interaction: MirrorInteraction, dimensions: number): NumberVector[] {
  const entity = readEntity(interaction)
  return DNA_DOMAINS.map((domain) => numberVector(domain, entity[domain], dimensions))
}

/** Adds a block's vectors in one domain, each brought to length 1; a zero vector adds nothing, mass neither. */
function addBlock(
  domain: DnaDomain,
  totals: DomainTotals,
  entities: readonly (readonly NumberVector[])[],
  squares: readonly (readonly number[])[],
  sums: Float64Array,
  from: number,
  d: number,
): void {
  const vectors: NumberVector[] = []
  const coefficients: number[] = []
  for (let n = 0; n < entities.length; n++) {
    const vector = entities[n]?.[d] as NumberVector
    const length = checkSquares(domain, vector.length, squares[n]?.[d] as number)
    if (!hasDirection(length)) continue
    const at = from + n * SUMS
    totals.mass += sums[at + 1] as number
    totals.lifetimeMass += sums[at + 2] as number
    if (sums[at] === 0) continue
    vectors.push(vector)
    coefficients.push((sums[at] as number) / Math.sqrt(length))
  }
  addVectors(totals.signal, vectors, coefficients)
}

function asArray(signal: Float64Array): number[] {
  const array = zeros(signal.length)
  for (let i = 0; i < signal.length; i++) {
    const component = signal[i] as number
    if (!Number.isFinite(component)) throw invalidState()
    array[i] = component
  }
  return array
}

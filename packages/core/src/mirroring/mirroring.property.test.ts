import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS, DOMAIN_SHARES } from '../domains/index.js'
import {
  type DnaReading,
  type DnaState,
  deltaNormsOf,
  dnaStateFromBytes,
  dnaStateFromJson,
  dnaStateToBytes,
  dnaStateToJson,
  mergeDnaStates,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from './index.js'
import { randomHistory, shuffled } from './randomHistory.js'

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 })
const counts = fc.integer({ min: 0, max: 40 })
const fold = (state: DnaState, interactions: Parameters<typeof mirrorInteractionsToDNA>[1]) =>
  mirrorInteractionsToDNA(state, interactions).state

function expectSameDna(a: DnaState, b: DnaState, tolerance = 1e-12) {
  const [ofA, ofB] = [readDna(a), readDna(b)]
  expect(a.newestEventAt).toBe(b.newestEventAt)
  expect(a.eventCount).toBe(b.eventCount)
  for (const norm of Object.values(deltaNormsOf(ofA, ofB))) expect(norm).toBeLessThan(tolerance)
  for (const domain of DNA_DOMAINS) {
    expect(Math.abs(ofA.mass[domain] - ofB.mass[domain])).toBeLessThan(tolerance * (1 + ofA.mass[domain]))
    expect(Math.abs(ofA.lifetimeMass[domain] - ofB.lifetimeMass[domain])).toBeLessThan(
      tolerance * (1 + ofA.lifetimeMass[domain]),
    )
  }
}

const lengthOf = (vector: readonly number[]) => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))

function expectBounds(reading: DnaReading) {
  for (const domain of DNA_DOMAINS) {
    expect(lengthOf(reading[domain])).toBeLessThanOrEqual(1 + 1e-12)
    for (const evidence of [reading.confidence[domain], reading.maturity[domain]]) {
      expect(evidence).toBeGreaterThanOrEqual(0)
      expect(evidence).toBeLessThan(1)
    }
    expect(reading.maturity[domain]).toBeGreaterThanOrEqual(reading.confidence[domain] - 1e-12)
  }
  expect(lengthOf(reading.composite)).toBeLessThanOrEqual(1 + 1e-12)
}

describe('mirroring', () => {
  it('does not depend on the order of a batch, nor on one at a time or all at once', () => {
    fc.assert(
      fc.property(seeds, counts, fc.integer({ min: 1, max: 9 }), (seed, count, dimensions) => {
        const { state, interactions } = randomHistory(seed, count, dimensions)
        const together = fold(state, interactions)
        expectSameDna(fold(state, shuffled(interactions, seed)), together)
        const oneByOne = shuffled(interactions, seed + 1).reduce(
          (dna, interaction) => mirrorInteractionToDNA(dna, interaction).state,
          state,
        )
        expectSameDna(oneByOne, together)
      }),
    )
  })

  it('does not depend on how a history is split, folded and merged', () => {
    fc.assert(
      fc.property(seeds, counts, fc.nat(40), (seed, count, at) => {
        const { state, interactions } = randomHistory(seed, count, 4)
        const [first, second] = [interactions.slice(0, at), interactions.slice(at)]
        const together = fold(state, interactions)
        expectSameDna(fold(fold(state, second), first), together)
        expectSameDna(mergeDnaStates(fold(state, first), fold(state, second)), together)
        expectSameDna(mergeDnaStates(fold(state, second), fold(state, first)), together)
      }),
    )
  })

  it('reports the change that the readings show', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (seed, count, dimensions) => {
          const { state, interactions } = randomHistory(seed, count, dimensions)
          let dna = state
          for (const interaction of interactions) {
            const move = mirrorInteractionToDNA(dna, interaction)
            const norms = deltaNormsOf(move.before, move.after)
            // A norm is the root of squares: where it is next to nothing, the root of a double's rounding, 1.5e-8, is left.
            for (const name of [...DNA_DOMAINS, 'composite'] as const)
              expect(Math.abs(move.deltaNorms[name] - norms[name])).toBeLessThan(2e-8)
            for (const domain of DNA_DOMAINS) {
              expect(move.alpha[domain]).toBeGreaterThanOrEqual(0)
              expect(move.alpha[domain]).toBeLessThanOrEqual(1)
            }
            expectBounds(move.after)
            dna = move.state
          }
        },
      ),
    )
  })

  it('stays within its bounds at any later moment, and forgets toward the prior', () => {
    fc.assert(
      fc.property(seeds, counts, fc.double({ min: 0, max: 40_000, noNaN: true }), (seed, count, days) => {
        const { state, interactions } = randomHistory(seed, count, 3)
        const dna = fold(state, interactions)
        const reading = readDna(dna, new Date((dna.newestEventAt ?? 0) + days * 86_400_000))
        expectBounds(reading)
        if (days > 60 * 180) expect(reading.cultural).toEqual(readDna(state).cultural)
      }),
    )
  })

  it('weighs the cosine of composites by the domain shares', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const a = readDna(fold(...entriesOf(seed)))
        const b = readDna(fold(...entriesOf(seed + 1)))
        const dot = (x: readonly number[], y: readonly number[]) =>
          x.reduce((sum, v, i) => sum + v * (y[i] as number), 0)
        const cosines = DNA_DOMAINS.reduce(
          (sum, domain) =>
            sum +
            (DOMAIN_SHARES[domain] * dot(a[domain], b[domain])) / (lengthOf(a[domain]) * lengthOf(b[domain])),
          0,
        )
        expect(dot(a.composite, b.composite)).toBeCloseTo(cosines, 12)
      }),
    )
  })

  it('comes back from JSON and bytes bit for bit, from float32 nearly', () => {
    fc.assert(
      fc.property(seeds, counts, (seed, count) => {
        const { state, interactions } = randomHistory(seed, count, 5)
        const dna = fold(state, interactions)
        expect(dnaStateFromJson(JSON.stringify(dnaStateToJson(dna)))).toEqual(dna)
        expect(dnaStateFromBytes(dnaStateToBytes(dna))).toEqual(dna)
        expectSameDna(dnaStateFromBytes(dnaStateToBytes(dna, { precision: 'float32' })), dna, 1e-6)
      }),
    )
  })
})

function entriesOf(seed: number): [DnaState, ReturnType<typeof randomHistory>['interactions']] {
  const { state, interactions } = randomHistory(seed, 12, 6)
  const plain = interactions.map((interaction) => ({ ...interaction, eventType: 'played' }))
  return [state, plain]
}

describe('a long history', () => {
  it('folds to the same DNA in any order and split, within its bounds, and refuses one event twice', {
    timeout: 120_000,
  }, () => {
    const count = Number(globalThis.process?.env?.DIA_PROPERTY_RUNS ?? 5000)
    const { state, interactions } = randomHistory(11, Math.min(count, 100_000), 4)
    const together = fold(state, interactions)
    expectBounds(readDna(together))
    const [first] = interactions
    expect(() => fold(state, first ? [...interactions, first] : [])).toThrow(
      expect.objectContaining({ code: 'DUPLICATE_INTERACTION' }),
    )
    let inParts = state
    const mixed = shuffled(interactions, 12)
    for (let at = 0; at < mixed.length; at += 97) inParts = fold(inParts, mixed.slice(at, at + 97))
    expectSameDna(inParts, together, 1e-10)
    expectSameDna(
      mergeDnaStates(fold(state, mixed.slice(0, count >> 1)), fold(state, mixed.slice(count >> 1))),
      together,
      1e-10,
    )
  })
})

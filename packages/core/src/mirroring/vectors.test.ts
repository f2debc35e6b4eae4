import { describe, expect, it } from 'vitest'
import {
  createDnaState,
  type DnaReading,
  deltaNormsOf,
  type MirrorInteraction,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
} from './index.js'

const DAY = 86_400_000
const all = (vector: number[]) => ({
  cultural: vector,
  behavioral: vector,
  economic: vector,
  spatial: vector,
})
const event = (days: number, k: number, valence: number, vector: number[]): MirrorInteraction => ({
  eventType: 'player.track_played',
  occurredAt: new Date(days * DAY),
  entity: all(vector),
  weights: { cultural: k, behavioral: 0, economic: 0, spatial: 0, baseIntensity: 1, valence },
})
const A = event(0, 0.4, 1, [1, 0])
const B = event(180, 0.5, 1, [0, 1])
const C = event(180, 0.2, -0.5, [1, 0])
const empty = createDnaState({ dimensions: 2, prior: all([0.6, 0.8]) })

function expectDna(reading: DnaReading, [x, y]: [number, number], mass: number, confidence: number) {
  expect(reading.cultural[0]).toBeCloseTo(x, 6)
  expect(reading.cultural[1]).toBeCloseTo(y, 6)
  expect(reading.mass.cultural).toBeCloseTo(mass, 9)
  expect(reading.confidence.cultural).toBeCloseTo(confidence, 6)
}

describe('the test vectors of the architecture', () => {
  const a = mirrorInteractionToDNA(empty, A)
  const b = mirrorInteractionToDNA(a.state, B)
  const c = mirrorInteractionToDNA(b.state, C)

  it('A: a first event', () => {
    expect(a.alpha.cultural).toBeCloseTo(0.615385, 6)
    expectDna(readDna(a.state), [0.846154, 0.307692], 0.4, 0.137931)
  })

  it('B: an event a half-life later', () => {
    expect(b.alpha.cultural).toBeCloseTo(0.526316, 6)
    expect(b.state.signal.cultural).toEqual([0.2, 0.5])
    expectDna(readDna(b.state), [0.368421, 0.736842], 0.7, 0.21875)
  })

  it('B′: the same when the earlier event arrives late', () => {
    const late = mirrorInteractionToDNA(mirrorInteractionToDNA(empty, B).state, A)
    expect(late.state).toEqual(b.state)
    expectDna(late.after, [0.368421, 0.736842], 0.7, 0.21875)
  })

  it('C: a negative event', () => {
    expect(c.alpha.cultural).toBeCloseTo(0.173913, 6)
    expectDna(readDna(c.state), [0.217391, 0.608696], 0.9, 0.264706)
  })

  it('D: idle for a half-life', () => {
    expectDna(readDna(b.state, new Date(360 * DAY)), [0.416667, 0.75], 0.35, 0.122807)
  })

  it('the batch gives the same, in any order', () => {
    for (const batch of [
      [A, B, C],
      [C, B, A],
      [B, A, C],
    ]) {
      const { state } = mirrorInteractionsToDNA(empty, batch)
      expectDna(readDna(state), [0.217391, 0.608696], 0.9, 0.264706)
    }
  })

  it('delta norms are the distances between before and after', () => {
    for (const step of [a, b, c])
      for (const [name, norm] of Object.entries(deltaNormsOf(step.before, step.after)))
        expect(step.deltaNorms[name as 'composite']).toBeCloseTo(norm, 12)
  })
})

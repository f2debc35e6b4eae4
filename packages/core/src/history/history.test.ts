import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { influenceAt, traceInfluence } from '../attribution/index.js'
import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { mirrorInteractionsToDNA, readDna } from '../mirroring/index.js'
import type { DnaHistory, DnaHistoryItem } from './DnaHistory.js'
import { historyInteractions } from './historyInteractions.js'
import { initialStateOf } from './initialStateOf.js'
import { dnaStateOf, previewInteraction } from './previewInteraction.js'
import { traceHistory, traceHistoryInSteps } from './traceHistory.js'

const each = <Value>(value: Value): PerDomain<Value> => ({
  cultural: value,
  behavioral: value,
  economic: value,
  spatial: value,
})

const item = (id: string, changes: Partial<DnaHistoryItem>): DnaHistoryItem => ({
  id,
  eventType: 'host.own_event',
  occurredAt: '2026-01-01T00:00:00Z',
  sessionId: null,
  entityType: 'track',
  entityId: 't',
  entityName: null,
  artistId: null,
  artistName: null,
  vectorId: '1',
  skipReason: null,
  valence: 1,
  k: each(0.4),
  ...changes,
})

/** The architecture's test vectors: A, then B and a skip half a half-life period of 180 days later. */
const history: DnaHistory = {
  userId: 'u',
  model: 'two',
  prior: each([0.6, 0.8]),
  items: [
    item('a', {}),
    item('b', { occurredAt: '2026-06-30T00:00:00Z', k: each(0.5), vectorId: '2' }),
    item('s', { vectorId: null, skipReason: 'no_consent', k: each(0), valence: 0 }),
    item('c', { occurredAt: '2026-06-30T00:00:00Z', k: each(0.2), valence: -0.5 }),
  ],
  vectors: new Map([
    ['1', each([1, 0])],
    ['2', each([0, 1])],
  ]),
  readAt: '2026-06-30T00:00:00Z',
}

describe('historyInteractions', () => {
  it('weigh what was recorded, so that the fold is the DNA of the golden table', () => {
    const { cultural, mass } = readDna(dnaStateOf(history))
    expect(cultural[0]).toBeCloseTo(0.217391, 6)
    expect(cultural[1]).toBeCloseTo(0.608696, 6)
    expect(mass.cultural).toBeCloseTo(0.9, 12)
  })

  it.each([0, 1e-9, 0.07, 1, 4.999, 5])('carry a k of %d exactly enough', (k) => {
    const { lifetimeMass } = dnaStateOf({ ...history, items: [item('a', { k: each(k) })] })
    for (const domain of DNA_DOMAINS) expect(Math.abs(lifetimeMass[domain] - k)).toBeLessThan(1e-12)
  })

  it('leave out what was skipped, and say with what the rest was', () => {
    expect(historyInteractions(history).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(historyInteractions(history)[0]).toMatchObject({ entityId: 't', artistId: null })
  })

  it.each([null, '7'])('refuse a decision whose vector %s is not there', (vectorId) => {
    expect(() => historyInteractions({ ...history, items: [item('a', { vectorId })] })).toThrow(
      expect.objectContaining({ code: 'HISTORY_INCOMPLETE' }),
    )
  })
})

describe('initialStateOf', () => {
  it('is the prior, of its dimension', () => {
    expect(readDna(initialStateOf(history)).cultural).toEqual([0.6, 0.8])
    expect(initialStateOf({ prior: null, vectors: history.vectors }).dimensions).toBe(2)
    expect(initialStateOf({ prior: null, vectors: new Map() }).dimensions).toBe(384)
  })
})

describe('previewInteraction', () => {
  it('shows the DNA before and after one more interaction, and writes nothing', () => {
    const before = structuredClone(history)
    const interaction = {
      id: 'next',
      eventType: 'player.track_played',
      occurredAt: '2026-07-01T00:00:00Z',
      entity: each([1, 0]),
    }
    const preview = previewInteraction(history, interaction)
    const { state } = mirrorInteractionsToDNA(initialStateOf(history), [
      ...historyInteractions(history),
      interaction,
    ])
    expect(preview.after.cultural[0]).toBeCloseTo(readDna(state).cultural[0] as number, 12)
    expect(preview.before.cultural[0]).toBeLessThan(preview.after.cultural[0] as number)
    expect(preview.alpha.cultural).toBeGreaterThan(0)
    expect(history).toEqual(before)
  })
})

describe('traceHistory', () => {
  const decision = fc.record({
    hours: fc.integer({ min: 0, max: 9000 }),
    valence: fc.constantFrom(1, 0, -0.25, -0.5),
    k: fc.record({
      cultural: fc.double({ min: 0, max: 5, noNaN: true }),
      behavioral: fc.double({ min: 0, max: 5, noNaN: true }),
      economic: fc.constantFrom(0, 5),
      spatial: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    vectorId: fc.constantFrom('1', '2', 'none'),
    eventType: fc.constantFrom('played', 'player.track_played', 'host.own_event'),
    isSkipped: fc.boolean(),
  })
  const vectors = new Map([...history.vectors, ['none', { ...each([1, 0]), spatial: [0, 0] }]])

  it('is what the interactions trace, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 40 }), (decisions) => {
        const items = decisions.map(({ hours, isSkipped, ...rest }, n) =>
          item(String(n), {
            ...rest,
            occurredAt: new Date(Date.UTC(2025, 0, 1, hours)).toISOString(),
            skipReason: isSkipped ? 'no_consent' : null,
          }),
        )
        const lived = { prior: each([0.6, 0.8]), items, vectors }
        const straight = traceHistory(lived)
        const interactions = historyInteractions(lived)
        const long = traceInfluence(initialStateOf(lived), interactions)
        expect(straight.times).toEqual(long.times)
        expect(straight.eventTypes).toEqual(long.eventTypes)
        expect(straight.valences).toEqual(long.valences)
        expect(straight.items.map(({ id }) => id)).toEqual(
          Array.from(long.positions, (position) => interactions[position]?.id),
        )
        expect(straight.interactions).toEqual(
          Array.from(long.positions, (position) => interactions[position]),
        )
        straight.weights.forEach((weight, i) => {
          expect(weight).toBeCloseTo(long.weights[i] as number, 12)
        })
        const at = '2027-01-01T00:00:00Z'
        influenceAt(straight, at).shares.forEach((share, i) => {
          expect(share).toBeCloseTo(influenceAt(long, at).shares[i] as number, 12)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('pauses on the way through a long history', () => {
    const items = Array.from({ length: 3000 }, (_, n) => item(String(n), {}))
    const pauses = [...traceHistoryInSteps({ ...history, items })].length
    expect(pauses).toBeGreaterThan(4)
  })

  it.each([
    ['DUPLICATE_INTERACTION', [item('a', {}), item('a', {})]],
    ['HISTORY_INCOMPLETE', [item('a', { vectorId: '7' })]],
    ['INVALID_WEIGHTS', [item('a', { k: each(5.1) })]],
    ['INVALID_WEIGHTS', [item('a', { valence: 1.1 })]],
    ['INVALID_HISTORY', [item('a', { valence: Number.NaN })]],
    ['INVALID_HISTORY', [item('a', { k: { ...each(1), spatial: 'much' as never } })]],
    ['INVALID_HISTORY', [item('a', { entityId: Number.NaN as never })]],
    ['INVALID_HISTORY', [item('a', { occurredAt: new Date(0) as never })]],
    ['INVALID_TIME', [item('a', { occurredAt: '2026-01-01' }), item('b', { occurredAt: 'soon' })]],
    ['INVALID_HISTORY', [{ ...item('a', {}), k: null }]],
  ])('refuses with %s what the interactions would', (code, items) => {
    const wrong = { ...history, items: items as DnaHistoryItem[] }
    expect(() => traceHistory(wrong)).toThrow(expect.objectContaining({ code }))
    expect(() => [...traceHistoryInSteps(wrong)]).toThrow(expect.objectContaining({ code }))
  })
})

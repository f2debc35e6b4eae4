import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS, DOMAIN_SHARES } from '../domains/index.js'
import {
  composeDna,
  confidenceOf,
  createDnaState,
  type DnaState,
  deltaNormsOf,
  dnaStateFromBytes,
  dnaStateFromJson,
  dnaStateToBytes,
  dnaStateToJson,
  maturityOf,
  mergeDnaStates,
  mirrorInteractionsToDNA,
  mirrorInteractionToDNA,
  readDna,
  referenceTimeOf,
} from './index.js'

const DAY = 86_400_000
const all = <T>(one: T) => ({ cultural: one, behavioral: one, economic: one, spatial: one })
const event = (days: number, k: number, valence: number, vector: number[]) => ({
  eventType: 'player.track_played',
  occurredAt: new Date(days * DAY),
  entity: all(vector),
  weights: { cultural: k, behavioral: k, economic: k, spatial: k, baseIntensity: 1, valence },
})
const code = (name: string) => expect.objectContaining({ code: name })
const empty = createDnaState({ dimensions: 2, prior: all([0.6, 0.8]) })
const moved = mirrorInteractionToDNA(empty, event(10, 0.4, 1, [1, 0])).state

describe('mergeDnaStates', () => {
  const other = (seed: Parameters<typeof createDnaState>[0]) =>
    createDnaState({ dimensions: 2, prior: all([0.6, 0.8]), ...seed })

  it.each([
    ['dimensions', createDnaState({ dimensions: 3 }), /different options/],
    ['a prior mass', other({ options: { priorMass: 0.5 } }), /different options/],
    ['a κ', other({ options: { kappa: 1 } }), /different options/],
    ['one half-life', other({ options: { halfLifeDays: { spatial: 60 } } }), /different options/],
    ['a prior', other({ prior: all([1, 0]) }), /different priors/],
    [
      'one domain’s prior',
      other({ prior: { ...all([0.6, 0.8]), economic: [0.6, -0.8] } }),
      /different priors/,
    ],
  ])('refuses other %s', (_, state, message) => {
    expect(() => mergeDnaStates(empty, state)).toThrow(code('STATES_DIFFER'))
    expect(() => mergeDnaStates(state, empty)).toThrow(message)
  })

  it('takes the prior from whichever state has it', () => {
    const { behavioral: _, ...some } = all([0.6, 0.8])
    const [withPrior, without] = [other({ prior: some }), createDnaState({ dimensions: 2 })]
    for (const merged of [mergeDnaStates(withPrior, without), mergeDnaStates(without, withPrior)])
      expect(merged.prior).toEqual({ ...some, behavioral: null })
    expect(mergeDnaStates(withPrior, withPrior).prior).toEqual({ ...some, behavioral: null })
  })

  it('keeps the later of the moments, also where one has none', () => {
    const dated = (asOf: string | null) => other({ asOf })
    const [early, late] = ['2025-08-03T00:00:00Z', '2025-11-07T00:00:00Z']
    const asOf = (a: string | null, b: string | null) => mergeDnaStates(dated(a), dated(b)).asOf
    expect([asOf(early, late), asOf(late, early), asOf(null, late), asOf(late, null)]).toEqual(
      Array(4).fill(Date.parse(late)),
    )
    expect(asOf(null, null)).toBeNull()
    const moon = '1969-07-20T00:00:00Z'
    expect([asOf(moon, null), asOf(null, moon)]).toEqual(Array(2).fill(Date.parse(moon)))
    expect(mergeDnaStates(empty, moved)).toEqual(moved)
    expect(mergeDnaStates(moved, empty)).toEqual(moved)
    expect(mergeDnaStates(empty, empty).newestEventAt).toBeNull()
  })

  it('adds up states at other reference times', () => {
    const later = mirrorInteractionToDNA(empty, event(190, 0.5, 1, [0, 1])).state
    const merged = mergeDnaStates(moved, later)
    expect(merged.signal.cultural).toEqual(
      mirrorInteractionToDNA(moved, event(190, 0.5, 1, [0, 1])).state.signal.cultural,
    )
    expect(merged.mass.cultural).toBeCloseTo((moved.mass.cultural as number) / 2 + later.mass.cultural, 15)
    expect(merged.lifetimeMass.cultural).toBeCloseTo(0.9, 15)
    expect(merged.eventCount).toBe(2)
  })
})

describe('referenceTimeOf', () => {
  it('is the last whole half-life at or before the time', () => {
    expect(referenceTimeOf(400 * DAY, 180)).toBe(360 * DAY)
    expect(referenceTimeOf(360 * DAY, 180)).toBe(360 * DAY)
    expect(referenceTimeOf(360 * DAY - 1, 180)).toBe(180 * DAY)
    expect(referenceTimeOf(-1, 180)).toBe(-180 * DAY)
    expect(referenceTimeOf(8.64e15, 1e6)).toBe(Math.floor(1e8 / 1e6) * 1e6 * DAY)
  })

  it.each([
    [8.65e15, 180],
    [-8.65e15, 180],
    [Number.NaN, 180],
    [0, 0],
    [0, 1e-7],
    [0, 1.1e6],
    [0, Number.NaN],
  ])('refuses %s ms at %s days', (timeMs, days) => {
    expect(() => referenceTimeOf(timeMs, days)).toThrow(code('INVALID_TIME'))
  })
})

describe('createDnaState', () => {
  it.each([0, 1.5, 65_537, Number.NaN, '2'])('refuses %s dimensions', (dimensions) => {
    expect(() => createDnaState({ dimensions: dimensions as number })).toThrow(code('INVALID_DIMENSIONS'))
  })

  it.each([
    { priorMass: -1e-9 },
    { priorMass: 1.1e6 },
    { kappa: 0 },
    { kappa: 1.1e6 },
    { halfLifeDays: { spatial: 0 } },
    { halfLifeDays: { cultural: 1.1e6 } },
  ])('refuses the options %j', (options) => {
    expect(() => createDnaState({ options })).toThrow(code('INVALID_OPTIONS'))
  })

  it('takes the ends of every range', () => {
    for (const options of [{ priorMass: 0 }, { priorMass: 1e6 }, { kappa: 1e-6 }, { kappa: 1e6 }])
      expect(createDnaState({ dimensions: 1, options }).options).toMatchObject(options)
    for (const days of [1e-6, 1e6])
      expect(createDnaState({ options: { halfLifeDays: all(days) } }).options.halfLifeDays).toEqual(all(days))
    for (const dimensions of [1, 65_536]) expect(createDnaState({ dimensions }).dimensions).toBe(dimensions)
  })

  it('brings a prior to length 1, keeps one that has it, and takes a zero one for none', () => {
    const priorOf = (cultural: number[]) => createDnaState({ dimensions: 2, prior: { cultural } }).prior
    expect(priorOf([3, 4]).cultural).toEqual([0.6, 0.8])
    expect(priorOf([-3, 4]).cultural).toEqual([-0.6, 0.8])
    const nearly = [0.6 + 4e-13, 0.8]
    expect(priorOf(nearly).cultural).toEqual(nearly)
    const off = [0.6 + 4e-12, 0.8]
    expect(priorOf(off).cultural).not.toEqual(off)
    expect(priorOf([0, 0])).toEqual(all(null))
    expect(createDnaState({ prior: null }).prior).toEqual(all(null))
    expect(() => priorOf([Number.NaN, 1])).toThrow(/cultural prior/)
  })

  it('stands at the moment its prior was taken', () => {
    const state = createDnaState({ dimensions: 2, asOf: '2025-08-03T00:00:00Z' })
    expect(readDna(state).at).toBe('2025-08-03T00:00:00.000Z')
    expect(readDna(createDnaState({ dimensions: 2, asOf: null })).at).toBe('1970-01-01T00:00:00.000Z')
    expect(() => createDnaState(null as never)).toThrow(code('INVALID_SEED'))
    expect(() => createDnaState('seed' as never)).toThrow(code('INVALID_SEED'))
  })
})

describe('a stored state', () => {
  const states = [empty, moved, createDnaState({ dimensions: 2, asOf: '2025-08-03T00:00:00Z' })]
  const some = createDnaState({ dimensions: 3, prior: { behavioral: [1, 0, 0], spatial: [0, 0, 1] } })

  it('comes back from bytes whatever it holds, and says its layout first', () => {
    for (const state of [...states, some]) {
      expect(dnaStateFromBytes(dnaStateToBytes(state))).toEqual(state)
      expect(dnaStateFromBytes(dnaStateToBytes(state, { precision: 'float32' })).prior).toMatchObject({
        cultural: state.prior.cultural === null ? null : expect.any(Array),
      })
    }
    const bytes = dnaStateToBytes(moved)
    expect([...bytes.slice(0, 4)]).toEqual([0x44, 0x4e, 0x41, 1])
    expect(bytes.length).toBe(12 + 17 * 8 + 8 * 2 * 8)
    expect(dnaStateToBytes(moved, { precision: 'float32' }).length).toBe(12 + 17 * 8 + 8 * 2 * 4)
    // From the middle of a larger buffer.
    const larger = new Uint8Array(bytes.length + 7)
    larger.set(bytes, 5)
    expect(dnaStateFromBytes(larger.subarray(5, 5 + bytes.length))).toEqual(moved)
  })

  it('refuses other bytes: too few, too many, another name, another version', () => {
    const bytes = dnaStateToBytes(moved)
    const changed = (at: number, to: number) => Uint8Array.from(bytes, (byte, i) => (i === at ? to : byte))
    for (const other of [
      new Uint8Array(0),
      bytes.slice(0, 12 + 17 * 8 - 1),
      bytes.slice(0, -1),
      Uint8Array.from([...bytes, 0]),
      changed(0, 0x45),
      changed(3, 2),
      changed(4, 0),
    ])
      expect(() => dnaStateFromBytes(other)).toThrow(code('INVALID_STATE'))
    expect(() => dnaStateFromBytes(changed(11, 1))).toThrow(code('INVALID_DIMENSIONS'))
  })

  it('shares nothing with what it was written from', () => {
    const json = dnaStateToJson(moved)
    expect(json).toEqual(moved)
    for (const part of ['signal', 'prior', 'mass', 'lifetimeMass', 'options'] as const)
      expect(json[part]).not.toBe(moved[part])
    expect(json.signal.cultural).not.toBe(moved.signal.cultural)
    expect(json.prior.cultural).not.toBe(moved.prior.cultural)
    expect(json.options.halfLifeDays).not.toBe(moved.options.halfLifeDays)
  })

  const spoilt: [string, (state: DnaState) => unknown][] = [
    ['another version', (state) => ({ ...state, version: 2 })],
    ['a time that is none', (state) => ({ ...state, newestEventAt: 8.65e15 })],
    ['no word about its newest event', ({ newestEventAt: _, ...state }) => state],
    ['a moment that is none', (state) => ({ ...state, asOf: -8.65e15 })],
    ['fewer than no events', (state) => ({ ...state, eventCount: -1 })],
    ['a negative prior mass', (state) => ({ ...state, options: { ...state.options, priorMass: -1 } })],
    ['no κ', (state) => ({ ...state, options: { ...state.options, kappa: 0 } })],
    ['no half-life', (state) => ({ ...state, options: { ...state.options, halfLifeDays: all(0) } })],
    [
      'too long a half-life',
      (state) => ({ ...state, options: { ...state.options, halfLifeDays: all(1.1e6) } }),
    ],
    [
      'no half-lives',
      ({ options, ...state }) => ({ ...state, options: { ...options, halfLifeDays: undefined } }),
    ],
    ['no mass', (state) => ({ ...state, mass: undefined })],
    ['no lifetime', (state) => ({ ...state, lifetimeMass: undefined })],
    ['no mass in a domain', (state) => ({ ...state, mass: { ...state.mass, spatial: undefined } })],
    ['a negative mass', (state) => ({ ...state, mass: { ...state.mass, economic: -1 } })],
    ['a negative lifetime', (state) => ({ ...state, lifetimeMass: { ...state.lifetimeMass, spatial: -1 } })],
    ['a short signal', (state) => ({ ...state, signal: { ...state.signal, spatial: [0] } })],
    [
      'a signal that is no array',
      (state) => ({ ...state, signal: { ...state.signal, spatial: { length: 2 } } }),
    ],
    ['a short prior', (state) => ({ ...state, prior: { ...state.prior, spatial: [1] } })],
    [
      'a signal longer than its mass',
      (state) => ({ ...state, signal: { ...state.signal, spatial: [9, 0] } }),
    ],
    ['a prior that is no direction', (state) => ({ ...state, prior: { ...state.prior, spatial: [1, 1] } })],
    ['a component that is none', (state) => ({ ...state, signal: { ...state.signal, spatial: [null, 0] } })],
  ]

  it.each(spoilt)('with %s is refused', (_, spoil) => {
    expect(() => dnaStateFromJson(spoil(moved))).toThrow(code('INVALID_STATE'))
  })

  it('that is no JSON is refused', () => {
    expect(() => dnaStateFromJson('{')).toThrow(/not JSON/)
  })

  it.each(spoilt.slice(0, 18))('with %s is refused by whoever works on it', (_, spoil) => {
    const state = spoil(moved) as DnaState
    expect(() => readDna(state)).toThrow(code('INVALID_STATE'))
    expect(() => mirrorInteractionsToDNA(state, [])).toThrow(code('INVALID_STATE'))
    expect(() => mirrorInteractionToDNA(state, event(11, 0.1, 1, [1, 0]))).toThrow(code('INVALID_STATE'))
  })

  it('with a number for its priors is refused, since it would be handed on', () => {
    const state = { ...moved, prior: Number.POSITIVE_INFINITY as never }
    expect(() => mirrorInteractionsToDNA(state, [])).toThrow(code('INVALID_STATE'))
    expect(() => mirrorInteractionToDNA(state, event(11, 0.1, 1, [1, 0]))).toThrow(code('INVALID_STATE'))
  })

  it('with a component beyond all numbers is refused where it is used', () => {
    const state = { ...moved, signal: { ...moved.signal, spatial: [1e200, Number.POSITIVE_INFINITY] } }
    expect(() => readDna(state)).toThrow(code('INVALID_STATE'))
    expect(() => mirrorInteractionToDNA(state, event(11, 0.1, 1, [1, 0]))).toThrow(code('INVALID_STATE'))
    expect(() => mirrorInteractionsToDNA(state, [event(11, 0.1, 1, [1, 0])])).toThrow(code('INVALID_STATE'))
  })
})

describe('evidence', () => {
  it('is mass over mass and κ, and half at κ', () => {
    expect([confidenceOf(0), confidenceOf(2.5), confidenceOf(7.5), confidenceOf(1, 3)]).toEqual([
      0, 0.5, 0.75, 0.25,
    ])
    expect([maturityOf(0), maturityOf(2.5), maturityOf(1, 3), maturityOf(0, 0), maturityOf(1, 0)]).toEqual([
      0, 0.5, 0.25, 0, 1,
    ])
    expect(confidenceOf(1e300)).toBe(1)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '1', null])('refuses a mass or κ of %s', (mass) => {
    for (const answer of [confidenceOf, maturityOf]) {
      expect(() => answer(mass as number)).toThrow(code('INVALID_MASS'))
      expect(() => answer(1, mass as number)).toThrow(code('INVALID_MASS'))
    }
  })
})

describe('an entity vector', () => {
  it.each([1e-139, 1e-3, 1, 1e139])('of length %s counts by its direction', (length) => {
    const step = mirrorInteractionToDNA(empty, event(10, 0.4, 1, [length, 0]))
    const batch = mirrorInteractionsToDNA(empty, [event(10, 0.4, 1, [length, 0])])
    for (const { state, deltaNorms } of [step, batch]) {
      DNA_DOMAINS.forEach((domain) => {
        expect(state.signal[domain][0]).toBeCloseTo(moved.signal[domain][0] as number, 14)
        expect(state.signal[domain][1]).toBe(0)
      })
      for (const [name, norm] of Object.entries(deltaNormsOf(readDna(empty), readDna(moved))))
        expect(deltaNorms[name as 'composite']).toBeCloseTo(norm, 12)
    }
  })

  it.each([0, 1e-141, 1e-200])(
    'of length %s has no direction: it moves nothing and weighs nothing',
    (length) => {
      for (const move of [
        mirrorInteractionToDNA(moved, event(11, 0.4, 1, [length, 0])),
        mirrorInteractionsToDNA(moved, [event(11, 0.4, 1, [length, 0])]),
      ]) {
        expect(move.state.lifetimeMass).toEqual(moved.lifetimeMass)
        expect(move.state.mass).toEqual(moved.mass)
        expect(move.deltaNorms).toEqual({ ...all(0), composite: 0 })
        expect(move.state.eventCount).toBe(2)
      }
    },
  )

  it.each([[Number.NaN, 0], [Number.POSITIVE_INFINITY, 0], [1e141, 0], [1e200, 0], [0], [1, 0, 0], ['1', 0]])(
    'of %s is refused',
    (...vector) => {
      const given = event(10, 0.4, 1, vector as number[])
      expect(() => mirrorInteractionToDNA(empty, given)).toThrow(code('INVALID_VECTOR'))
      expect(() => mirrorInteractionsToDNA(empty, [given])).toThrow(code('INVALID_VECTOR'))
    },
  )
})

it('a batch that holds an id twice is refused, and the error says where', () => {
  const named = { ...event(10, 0.4, 1, [1, 0]), id: 'a' }
  const { id: _, ...nameless } = named
  expect(() => mirrorInteractionsToDNA(empty, [nameless, named, nameless, named])).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_INTERACTION', details: { position: 3 } }),
  )
})

it('a step from next to no mass has norms, and one from a DNA beyond all numbers is refused', () => {
  const step = event(11, 0.4, 1, [0, 1])
  const blank = mirrorInteractionToDNA(createDnaState({ dimensions: 2 }), event(10, 0, 1, [1, 0])).state
  const { alpha, deltaNorms } = mirrorInteractionToDNA({ ...blank, mass: all(5e-324) }, step)
  expect(alpha).toEqual(all(1))
  expect(deltaNorms).toEqual({ ...all(1), composite: expect.closeTo(1, 12) })
  for (const signal of [all([1, 0]), all([1e-100, 0])])
    expect(() => mirrorInteractionToDNA({ ...blank, mass: all(1e-250), signal }, step)).toThrow(
      code('INVALID_STATE'),
    )
})

it('a batch may lie before 1970, and interactions without an id are no repeats of each other', () => {
  const old = { ...event(-10, 0.4, 1, [1, 0]), id: null as never }
  const { state } = mirrorInteractionsToDNA(empty, [old, old])
  expect(state.newestEventAt).toBe(-10 * DAY)
  expect(state.eventCount).toBe(2)
  expect(() => mirrorInteractionsToDNA(empty, 'ab' as never)).toThrow(code('INVALID_BATCH'))
})

it('an entity vector may be an array of whole numbers, of any kind but bigint', () => {
  const given = (vector: ArrayLike<number>) => event(10, 0.4, 1, vector as number[])
  for (const vector of [new Int8Array([1, 0]), new Uint32Array([7, 0]), [1, 0]]) {
    expect(mirrorInteractionToDNA(empty, given(vector)).state).toEqual(moved)
    expect(mirrorInteractionsToDNA(empty, [given(vector)]).state.signal).toEqual(moved.signal)
  }
  const bigints = given(new BigInt64Array([1n, 0n]) as never)
  expect(() => mirrorInteractionToDNA(empty, bigints)).toThrow(code('UNREADABLE_INPUT'))
  expect(() => mirrorInteractionsToDNA(empty, [bigints])).toThrow(code('UNREADABLE_INPUT'))
})

it('a step toward what the DNA nearly is keeps the digits of its length', () => {
  const near = createDnaState({ dimensions: 2, prior: all([1, 1e-6]) })
  const { alpha, deltaNorms } = mirrorInteractionToDNA(near, event(10, 0.4, 1, [1, 0]))
  expect(deltaNorms.cultural / alpha.cultural / 1e-6).toBeCloseTo(1, 9)
})

describe('the composite’s change', () => {
  const blank = createDnaState({ dimensions: 2 })
  const only = (k: number, valence: number, vector: number[], days = 10) => ({
    ...event(days, k, valence, vector),
    weights: { cultural: k, behavioral: 0, economic: 0, spatial: 0, baseIntensity: 1, valence },
  })

  it('is the whole block where there was nothing, or nothing is left', () => {
    const first = mirrorInteractionToDNA(blank, only(0.4, 1, [1, 0]))
    expect(first.deltaNorms.composite).toBeCloseTo(Math.sqrt(DOMAIN_SHARES.cultural), 12)
    const gone = mirrorInteractionToDNA(first.state, only(0.4, -1, [1, 0]))
    expect(readDna(gone.state).cultural).toEqual([0, 0])
    expect(gone.deltaNorms.composite).toBeCloseTo(Math.sqrt(DOMAIN_SHARES.cultural), 12)
    // What rounding left over has no direction, before or after.
    const speck = mirrorInteractionToDNA(gone.state, only(1e-8, 1, [1, 0]))
    expect(speck.after.cultural[0]).toBeGreaterThan(0)
    expect(speck.deltaNorms.composite).toBe(0)
    expect(speck.deltaNorms.cultural).toBeCloseTo(deltaNormsOf(speck.before, speck.after).cultural, 15)
  })

  it('is exact where the dot products cancel: a turn of a millionth, a step toward where it stands', () => {
    const first = mirrorInteractionToDNA(blank, only(1, 1, [1, 0])).state
    for (const [k, vector] of [
      [1e-6, [0, 1]],
      [0.5, [1, 1e-5]],
      [0.5, [1, 1e-9]],
      [0.5, [1, 0]],
      [0.5, [-1, 1e-6]],
    ] as const) {
      const move = mirrorInteractionToDNA(first, only(k, 1, [...vector]))
      const norms = deltaNormsOf(move.before, move.after)
      for (const name of ['cultural', 'composite'] as const)
        expect(Math.abs(move.deltaNorms[name] - norms[name])).toBeLessThan(1e-12 + 1e-6 * norms[name])
    }
  })
})

describe('a composite', () => {
  it('is √share times each direction, and nothing of what is too short or too small', () => {
    const composite = composeDna({
      cultural: [3, 4],
      behavioral: [0, -2],
      economic: [0, 0],
      spatial: [1e-7, 0],
    })
    const expected = [0.6 * Math.sqrt(0.4), 0.8 * Math.sqrt(0.4), 0, -Math.sqrt(0.3), 0, 0, 0, 0]
    composite.forEach((component, i) => {
      expect(component).toBeCloseTo(expected[i] as number, 15)
    })
    expect(composeDna(all([1, 1e-31])).filter((_, i) => i % 2 === 1)).toEqual([0, 0, 0, 0])
    expect(composeDna({ ...all([0, 0]), cultural: [1e-200, 0] })[0]).toBe(0)
  })

  it('of vectors of other lengths or of no numbers is refused', () => {
    expect(() => composeDna({ ...all([1, 0]), spatial: [1] })).toThrow(code('INVALID_VECTOR'))
    expect(() => composeDna({ ...all([1, 0]), spatial: [1e200, 0] })).toThrow(code('INVALID_VECTOR'))
    expect(() => composeDna({ ...all([1, 0]), spatial: null as never })).toThrow(code('INVALID_VECTOR'))
    const infinite = { ...readDna(moved), composite: [Number.POSITIVE_INFINITY] }
    expect(() => deltaNormsOf(infinite, { ...readDna(moved), composite: [0] })).toThrow(
      code('INVALID_VECTOR'),
    )
  })
})

describe('a reading', () => {
  it('says when the newest event happened, and null before there is one', () => {
    expect(readDna(moved).newestEventAt).toBe('1970-01-11T00:00:00.000Z')
    expect(readDna(empty).newestEventAt).toBeNull()
  })

  it('is nothing where the prior weighs nothing and nothing happened', () => {
    const state = createDnaState({ dimensions: 2, prior: all([1, 0]), options: { priorMass: 0 } })
    expect(readDna(state).cultural).toEqual([0, 0])
    expect(createDnaState({ dimensions: 2, prior: { cultural: null } }).prior.cultural).toBeNull()
  })

  it('without events is possible at any moment, before 1970 too', () => {
    expect(readDna(empty, '1969-07-20T00:00:00Z').cultural).toEqual([0.6, 0.8])
  })

  it('forgets after sixty half-lives, and not before', () => {
    const massAfter = (days: number) => readDna(moved, new Date(days * DAY)).mass.cultural
    expect(massAfter(60 * 180)).toBe((moved.mass.cultural as number) * 2 ** -60)
    expect(massAfter(60 * 180 + 1)).toBe(0)
  })

  it.each([
    'nonsense',
    '',
    '2025-02-30T00:00:00Z',
    '2025-11-09T12:00:00',
    '2025-11-09T25:00:00Z',
    new Date(Number.NaN),
    { getTime: () => '1762689600000' } as never,
  ])('at %s is refused', (at) => {
    expect(() => readDna(empty, at)).toThrow(code('INVALID_TIME'))
  })

  it('takes a day, and Postgres’ way of writing a moment', () => {
    expect(readDna(empty, '2025-11-09').at).toBe('2025-11-09T00:00:00.000Z')
    expect(readDna(empty, '2025-11-09 12:00:00.123456+02').at).toBe('2025-11-09T10:00:00.123Z')
    expect(readDna(empty, '2025-11-09T12:00+05:30').at).toBe('2025-11-09T06:30:00.000Z')
  })
})

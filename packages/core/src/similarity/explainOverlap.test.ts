import { describe, expect, it } from 'vitest'
import { embedBases, HASHING_MODEL } from '../embedding/index.js'
import type { AtgcBases } from '../identity/index.js'
import { domainCosines } from './compositeCosine.js'
import { explainOverlap } from './explainOverlap.js'

const ana: AtgcBases = {
  interests: ['Indie Rock', 'vinyl'],
  genrePreferences: ['jazz'],
  contentFlags: { explicit: false, tempo: 'fast', dna_consent: true },
  locationCode: 'US-CA-LA',
}
const ben: AtgcBases = {
  interests: ['Jazz', 'rock'],
  genrePreferences: [],
  contentFlags: { explicit: false, tempo: 'slow', dna_consent: true },
  locationCode: 'US-CA-SF',
}

const track = (entityId: string, weight: number) => ({ entityType: 'track', entityId, weight })

describe('explainOverlap', () => {
  it('names what two users both state, strongest first', () => {
    const { statements } = explainOverlap({ bases: ana }, { bases: ben })
    expect(statements.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'flag explicit=false',
      'taste jazz',
      'place us-ca',
      'taste rock',
      'place us',
    ])
  })

  it('weighs statements so that they add up to the cosine of the priors, but for chance overlaps of hashes', () => {
    const { statements } = explainOverlap({ bases: ana }, { bases: ben })
    const cosines = domainCosines(embedBases(ana), embedBases(ben))
    for (const domain of ['cultural', 'behavioral', 'spatial'] as const) {
      const sum = statements.filter((s) => s.domain === domain).reduce((all, s) => all + s.weight, 0)
      expect(Math.abs(sum - cosines[domain])).toBeLessThan(0.15)
    }
  })

  it('weighs a flag set against each other below zero', () => {
    const flag = (explicit: boolean) => ({
      ...ana,
      contentFlags: { explicit },
      interests: [],
      genrePreferences: [],
    })
    const { statements } = explainOverlap({ bases: flag(true) }, { bases: flag(false) })
    expect(statements.find((s) => s.kind === 'flag')).toMatchObject({ text: 'explicit=true', weight: -1 })
  })

  it('finds shared entities with each one’s share, and how much coincides', () => {
    const a = { entities: [track('x', 3), track('y', 1), track('x', 4), track('z', 0)] }
    const b = { entities: [track('y', 10), track('x', 10), track('z', 5)] }
    const { entities, entityOverlap } = explainOverlap(a, b)
    expect(entities).toEqual([
      { entityType: 'track', entityId: 'x', shareA: 7 / 8, shareB: 0.4 },
      { entityType: 'track', entityId: 'y', shareA: 1 / 8, shareB: 0.4 },
    ])
    expect(entityOverlap).toBeCloseTo(0.525, 12)
  })

  it('orders shared entities by what coincides, then by type and id', () => {
    const artist = { entityType: 'artist', entityId: 'z', weight: 1 }
    const few = [track('b', 1), track('a', 1), artist, track('big', 3)]
    for (const other of [few, few.toReversed()])
      expect(explainOverlap({ entities: other }, { entities: few }).entities.map((e) => e.entityId)).toEqual([
        'big',
        'z',
        'a',
        'b',
      ])
  })

  it('shares nothing in entities of no weight', () => {
    const nothing = { entities: [track('x', 0)] }
    const something = { entities: [track('x', 1)] }
    for (const [a, b] of [
      [nothing, something],
      [something, nothing],
      [nothing, nothing],
    ] as const)
      expect(explainOverlap(a, b)).toMatchObject({ entities: [], entityOverlap: 0 })
  })

  it('orders statements of one weight by their text, and leaves out flags that cancel', () => {
    const tastes = (...interests: string[]) => ({
      ...ana,
      interests,
      genrePreferences: [],
      locationCode: null,
    })
    const flags = { b: 1, a: 1, torn: [true, false] }
    const user = { bases: { ...tastes('pop', 'funk'), contentFlags: flags } }
    const { statements } = explainOverlap(user, {
      bases: { ...user.bases, contentFlags: { ...flags, torn: true } },
    })
    expect(statements.map((s) => s.text)).toEqual(['funk', 'pop', 'a=1', 'b=1'])
    const [one] = [explainOverlap({ bases: ana }, { bases: null })]
    expect(one?.statements).toEqual([])
  })

  it('is the same seen from either side', () => {
    const a = { bases: ana, entities: [track('x', 3), track('y', 1)] }
    const b = { bases: ben, entities: [track('x', 1)] }
    const [ab, ba] = [explainOverlap(a, b), explainOverlap(b, a)]
    expect(ba.statements).toEqual(ab.statements)
    expect(ba.entityOverlap).toBe(ab.entityOverlap)
  })

  it('compares DNA where both have it, of one model only', () => {
    const dna = (bases: AtgcBases, model = HASHING_MODEL) => ({ dna: { model, vectors: embedBases(bases) } })
    expect(explainOverlap(dna(ana), dna(ana)).similarity?.composite).toBeCloseTo(1, 9)
    expect(explainOverlap(dna(ana), {}).similarity).toBeNull()
    expect(() => explainOverlap(dna(ana), dna(ben, 'other'))).toThrow(
      expect.objectContaining({ code: 'MODEL_MISMATCH' }),
    )
  })

  it('answers emptiness for users of whom nothing is known', () => {
    expect(explainOverlap({}, { bases: null })).toEqual({
      similarity: null,
      statements: [],
      entities: [],
      entityOverlap: 0,
    })
  })

  it('refuses weights that are none', () => {
    for (const weight of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => explainOverlap({ entities: [track('x', weight)] }, {})).toThrow(
        expect.objectContaining({ code: 'INVALID_OVERLAP' }),
      )
    expect(() => explainOverlap({ entities: [track('x', 1e308), track('y', 1e308)] }, {})).toThrow(
      expect.objectContaining({ code: 'INVALID_OVERLAP' }),
    )
  })
})

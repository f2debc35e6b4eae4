import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { DNA_DOMAINS, type PerDomain } from '../domains/index.js'
import { embedEntity, HASHING_MODEL } from '../embedding/index.js'
import { composite, compositeCosine, domainCosines } from './compositeCosine.js'
import { cosine } from './cosine.js'
import { nearestEntities } from './nearestEntities.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 500)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })

const component = fc.oneof(fc.constant(0), fc.double({ noNaN: true, noDefaultInfinity: true }))
const vector = fc.oneof(fc.constant([0, 0, 0]), fc.array(component, { minLength: 3, maxLength: 3 }))
const vectors = fc.record({ cultural: vector, behavioral: vector, economic: vector, spatial: vector })

describe('cosine', () => {
  it.each([
    [[1, 0], [0, 1], 0],
    [[3, 4], [6, 8], 1],
    [[1, 0], [-2, 0], -1],
    [[1, 1], [1, 0], Math.SQRT1_2],
    [[0, 0], [1, 0], 0],
    [[1e308, 1e308], [1e308, 1e308], 1],
    [[5e-324, 0], [5e-324, 0], 1],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(cosine(a, b)).toBeCloseTo(expected, 12)
  })

  it('refuses other lengths and what is not finite', () => {
    expect(() => cosine([1], [1, 2])).toThrow(expect.objectContaining({ code: 'DIMENSION_MISMATCH' }))
    expect(() => cosine([Number.NaN], [1])).toThrow(expect.objectContaining({ code: 'INVALID_VECTOR' }))
    expect(() => cosine([Number.POSITIVE_INFINITY], [1])).toThrow(
      expect.objectContaining({ code: 'INVALID_VECTOR' }),
    )
  })
})

describe('compositeCosine', () => {
  it('is the share-weighted sum of the domain cosines when all domains are known', () => {
    const a = { cultural: [1, 0], behavioral: [1, 0], economic: [1, 0], spatial: [1, 0] }
    const b = { cultural: [0, 1], behavioral: [1, 0], economic: [-1, 0], spatial: [1, 1] }
    expect(compositeCosine(a, b)).toBeCloseTo(0.3 - 0.15 + 0.15 * Math.SQRT1_2, 12)
  })

  it('equals the cosine of the composites, known domains or not', () => {
    fc.assert(
      fc.property(vectors, vectors, (a, b) => {
        expect(compositeCosine(a, b)).toBeCloseTo(cosine(composite(a), composite(b)), 9)
        expect(compositeCosine(b, a)).toBeCloseTo(compositeCosine(a, b), 12)
      }),
      { numRuns },
    )
  })

  it('finds a thing wholly like itself', () => {
    const track = embedEntity({ entityType: 'track', entityId: 't', genre: 'jazz' })
    expect(compositeCosine(track, track)).toBeCloseTo(1, 9)
    expect(domainCosines(track, track).spatial).toBe(0)
    expect(composite(track)).toHaveLength(1536)
  })
})

describe('nearestEntities', () => {
  const entity = (entityId: string, genre: string) => ({
    entityType: 'track',
    entityId,
    model: HASHING_MODEL,
    vectors: embedEntity({ entityType: 'track', entityId, genre }),
  })
  const query = entity('query', 'jazz')

  it('puts the like before the unlike and equals in the order of their ids', () => {
    const candidates = [
      entity('z', 'metal'),
      entity('c', 'jazz'),
      entity('b', 'jazz'),
      entity('m', 'jazz funk'),
    ]
    for (const order of [candidates, candidates.toReversed()])
      expect(nearestEntities(query, order).map((near) => near.entityId)).toEqual(['b', 'c', 'm', 'z'])
    expect(nearestEntities(query, candidates, { limit: 2 })).toHaveLength(2)
    expect(nearestEntities(query, candidates, { limit: 0 })).toEqual([])
  })

  it('orders equals by type before id', () => {
    const artist = { ...entity('z', 'jazz'), entityType: 'artist' }
    const found = nearestEntities(query, [entity('a', 'jazz'), artist], { domain: 'cultural' })
    expect(found.map((near) => near.entityType)).toEqual(['artist', 'track'])
    const swapped = nearestEntities(query, [artist, entity('a', 'jazz')], { domain: 'cultural' })
    expect(swapped).toEqual(found)
  })

  it.each([{ limit: -1 }, { limit: 1.5 }, { domain: 'culture' }, { limit: null }])(
    'refuses %j',
    (options) => {
      expect(() => nearestEntities(query, [], options as object)).toThrow(
        expect.objectContaining({ code: 'INVALID_SEARCH' }),
      )
    },
  )

  it('refuses a candidate without its type or id, and candidates that are no list', () => {
    for (const candidates of [[{ ...query, entityId: 1 }], [{ ...query, entityType: null }], {}])
      expect(() => nearestEntities(query, candidates as [])).toThrow(
        expect.objectContaining({ code: 'INVALID_SEARCH' }),
      )
  })

  it('can look at one domain alone', () => {
    const [nearest] = nearestEntities(query, [entity('z', 'metal')], { domain: 'behavioral' })
    expect(nearest?.similarity).toBeCloseTo(1, 6)
    expect(nearest?.domains.cultural).toBeLessThan(0.2)
  })

  it('agrees with a plain search over every candidate', () => {
    const directions = fc.array(vectors, { maxLength: 12 })
    fc.assert(
      fc.property(vectors, directions, (wanted, others) => {
        const candidates = others.map((theirs, i) => ({
          entityType: 'track',
          entityId: String(i).padStart(2, '0'),
          model: 'm',
          vectors: theirs,
        }))
        const found = nearestEntities({ model: 'm', vectors: wanted }, candidates, { limit: 5 })
        const expected = candidates
          .map(({ entityId, vectors: theirs }) => ({ entityId, similarity: compositeCosine(wanted, theirs) }))
          .sort((a, b) => b.similarity - a.similarity || (a.entityId < b.entityId ? -1 : 1))
          .slice(0, 5)
        expect(found.map(({ entityId, similarity }) => ({ entityId, similarity }))).toEqual(expected)
      }),
      { numRuns: Math.min(numRuns, 2000) },
    )
  })

  it('never compares vectors of two models, nor of two lengths', () => {
    expect(() => nearestEntities(query, [{ ...query, model: 'other' }])).toThrow(
      expect.objectContaining({ code: 'MODEL_MISMATCH' }),
    )
    expect(() => nearestEntities(query, [{ ...query, model: '' }])).toThrow(
      expect.objectContaining({ code: 'MODEL_UNKNOWN' }),
    )
    const short = Object.fromEntries(DNA_DOMAINS.map((domain) => [domain, [1]])) as PerDomain<number[]>
    expect(() => nearestEntities(query, [{ ...query, vectors: short }])).toThrow(
      expect.objectContaining({ code: 'DIMENSION_MISMATCH' }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DNA_DOMAINS } from '../domains/index.js'
import { createDnaState, mirrorInteractionsToDNA, readDna } from '../mirroring/index.js'
import { randomHistory } from '../mirroring/randomHistory.js'
import {
  type AttributedInteraction,
  attributeDna,
  contributionKey,
  dnaWithout,
  groupContributions,
} from './index.js'

const DAY = 86_400_000
const all = (vector: number[]) => ({
  cultural: vector,
  behavioral: vector,
  economic: vector,
  spatial: vector,
})
const event = (
  id: string,
  days: number,
  k: number,
  valence: number,
  vector: number[],
): AttributedInteraction => ({
  id,
  eventType: valence < 0 ? 'player.track_skipped' : 'player.track_played',
  occurredAt: new Date(days * DAY),
  entity: () => all(vector),
  weights: { cultural: k, behavioral: 0, economic: 0, spatial: 0, baseIntensity: 1, valence },
})
const A = event('A', 0, 0.4, 1, [1, 0])
const B = event('B', 180, 0.5, 1, [0, 1])
const skip = event('skip', 180, 0.2, -0.5, [1, 0])
const empty = createDnaState({ dimensions: 2, prior: all([0.6, 0.8]) })

function nameless({ id: _, ...interaction }: AttributedInteraction): AttributedInteraction {
  return interaction
}

describe('attributeDna', () => {
  it('gives the shares of the architecture after C, in the order given', () => {
    const { prior, contributions } = attributeDna(empty, [skip, A, B])
    expect(prior.cultural).toBeCloseTo(0.217391, 6)
    expect(contributions.map(({ id }) => id)).toEqual(['skip', 'A', 'B'])
    const shares = contributions.map(({ shares: { cultural } }) => cultural)
    expect(shares[0]).toBeCloseTo(0.173913, 6)
    expect(shares[1]).toBeCloseTo(0.173913, 6)
    expect(shares[2]).toBeCloseTo(0.434783, 6)
    expect(contributions[0]?.coefficients.cultural).toBeCloseTo(-0.086957, 6)
    expect(contributions[0]?.eventType).toBe('player.track_skipped')
    expect(contributions[0]?.shares.spatial).toBe(0)
  })

  it('sums to 1 with the prior and what was there, and its coefficients rebuild the DNA', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(30), fc.nat(30), fc.nat(2000), (seed, count, known, idleDays) => {
        const { state, interactions } = randomHistory(seed, count, 4)
        const start = mirrorInteractionsToDNA(state, interactions.slice(0, known)).state
        const rest = interactions.slice(known)
        const end = mirrorInteractionsToDNA(start, rest).state
        const at = new Date((end.newestEventAt ?? 0) + idleDays * DAY)
        const { prior, earlier, contributions } = attributeDna(start, rest, at)
        const dna = readDna(end, at)
        for (const domain of DNA_DOMAINS) {
          const total =
            prior[domain] +
            earlier[domain] +
            contributions.reduce((sum, { shares }) => sum + shares[domain], 0)
          const something = state.prior[domain] !== null || end.mass[domain] > 0
          expect(total).toBeCloseTo(something ? 1 : 0, 12)
          const rebuilt = dna[domain].map((_, i) => {
            let sum = prior[domain] * (state.prior[domain]?.[i] ?? 0)
            if (start.mass[domain] > 0)
              sum += (earlier[domain] * (start.signal[domain][i] as number)) / start.mass[domain]
            rest.forEach(({ entity }, n) => {
              const vector = (entity as unknown as Record<string, number[]>)[domain] as number[]
              const length = Math.sqrt(vector.reduce((squares, x) => squares + x * x, 0))
              const coefficient = contributions[n]?.coefficients[domain] as number
              if (length > 0) sum += (coefficient * (vector[i] as number)) / length
            })
            return sum
          })
          rebuilt.forEach((component, i) => {
            expect(component).toBeCloseTo(dna[domain][i] as number, 12)
          })
        }
      }),
    )
  })

  it('counts vectors of any length, and none without a direction', () => {
    const sized = (id: string, vector: number[]) => ({
      ...event(id, 0, 0.4, 1, vector),
      entityId: `of ${id}`,
    })
    const { contributions } = attributeDna(createDnaState({ dimensions: 2 }), [
      sized('tiny', [1e-130, 0]),
      sized('huge', [0, 1e130]),
      sized('zero', [1e-300, 0]),
      event('weightless', 0, 0, 1, [1, 0]),
    ])
    expect(contributions.map(({ shares }) => shares.cultural)).toEqual([0.5, 0.5, 0, 0])
    expect(contributions.map(({ entityId }) => entityId)).toEqual(['of tiny', 'of huge', 'of zero', null])
  })

  it('hands on what the interaction says of itself, and null for what it leaves out', () => {
    const { contributions } = attributeDna(empty, [
      { ...A, entityId: 'track', artistId: 'artist' },
      nameless(B),
    ])
    expect(contributions.map(({ id, entityId, artistId }) => [id, entityId, artistId])).toEqual([
      ['A', 'track', 'artist'],
      [null, null, null],
    ])
    expect(contributions.map(({ occurredAt }) => occurredAt)).toEqual([
      '1970-01-01T00:00:00.000Z',
      '1970-06-30T00:00:00.000Z',
    ])
  })

  it('asks for the vectors of an entity once', () => {
    let asked = 0
    const entity = () => {
      asked += 1
      return all([1, 0])
    }
    attributeDna(
      empty,
      [A, B, skip].map((one) => ({ ...one, entity })),
    )
    expect(asked).toBe(1)
  })

  it('refuses a moment before the newest event, and a repeated id', () => {
    expect(() => attributeDna(empty, [A, B], new Date(100 * DAY))).toThrow(/before its newest event/)
    expect(() => attributeDna(empty, [A, A])).toThrow(/same id/)
  })
})

describe('dnaWithout', () => {
  it('is the replay without the chosen interactions, read at the same moment', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 30 }), fc.nat(), (seed, count, choice) => {
        const { state, interactions } = randomHistory(seed, count, 4)
        const out = new Set(
          interactions.filter((_, i) => ((choice >> (i % 30)) & 1) === 1).map(({ id }) => id as string),
        )
        const kept = interactions.filter(({ id }) => !out.has(id as string))
        const end = mirrorInteractionsToDNA(state, interactions).state
        const at = new Date(end.newestEventAt as number)
        expect(dnaWithout(state, interactions, out)).toEqual(
          readDna(mirrorInteractionsToDNA(state, kept).state, at),
        )
      }),
    )
  })

  it('is another answer than leaving its share away', () => {
    const without = dnaWithout(empty, [A, B, skip], ['skip'])
    expect(without.cultural[0]).toBeCloseTo(0.368421, 6)
    expect(without.mass.cultural).toBeCloseTo(0.7, 12)
  })

  it('refuses an id that is not there', () => {
    expect(() => dnaWithout(empty, [A], ['B'])).toThrow(/not among/)
    expect(() => dnaWithout(empty, [nameless(A)], [undefined as unknown as string])).toThrow(/not among/)
  })
})

describe('groupContributions', () => {
  const { state, interactions } = randomHistory(5, 60, 3)
  const { prior, contributions } = attributeDna(state, interactions)

  it('sums to the same in every grouping', () => {
    for (const by of ['eventType', 'entity', 'artist', 'period', 'domain'] as const) {
      const { groups, total } = groupContributions(contributions, by)
      expect(groups.length).toBeGreaterThan(2)
      for (const domain of DNA_DOMAINS) {
        expect(groups.reduce((sum, group) => sum + group.shares[domain], 0)).toBeCloseTo(
          total.shares[domain],
          12,
        )
        expect(groups.reduce((sum, group) => sum + group.coefficients[domain], 0)).toBeCloseTo(
          total.coefficients[domain],
          12,
        )
        expect(total.shares[domain] + prior[domain]).toBeCloseTo(1, 12)
      }
      expect(groups.reduce((sum, group) => sum + group.overallShare, 0)).toBeCloseTo(total.overallShare, 12)
      const sizes = groups.map(({ overallShare }) => overallShare)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      if (by !== 'domain') expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(60)
    }
  })

  it('groups by hand as it groups by itself', () => {
    const part = (eventType: string, cultural: number, valence: number, more: object = {}) => ({
      id: null,
      eventType,
      entityId: null,
      artistId: null,
      occurredAt: '2025-11-09T12:00:00.000Z',
      shares: { cultural, behavioral: 0, economic: 0, spatial: 0 },
      coefficients: { cultural: cultural * valence, behavioral: 0, economic: 0, spatial: 0 },
      ...more,
    })
    const parts = [
      part('played', 0.25, 1, { entityId: 'e2' }),
      part('skipped', 0.25, -0.5, { entityId: 'e1', artistId: 'x' }),
      part('played', 0.5, 1, { artistId: 'x' }),
      part('skipped', 0, 1),
    ]
    const groupsBy = (by: 'eventType' | 'entity' | 'artist' | 'domain') =>
      groupContributions(parts, by).groups.map(({ key, count, shares, coefficients, overallShare }) => [
        key,
        count,
        shares.cultural,
        coefficients.cultural,
        overallShare,
      ])
    expect(groupsBy('eventType')).toEqual([
      ['played', 2, 0.75, 0.75, 0.75 * 0.4],
      ['skipped', 2, 0.25, -0.125, 0.25 * 0.4],
    ])
    // Equal shares: by key.
    expect(groupsBy('entity')).toEqual([
      [null, 2, 0.5, 0.5, 0.5 * 0.4],
      ['e1', 1, 0.25, -0.125, 0.25 * 0.4],
      ['e2', 1, 0.25, 0.25, 0.25 * 0.4],
    ])
    // A domain counts those with a share in it; those without come last, by name.
    expect(groupsBy('domain')).toEqual([
      ['cultural', 3, 1, 0.625, 0.4],
      ['behavioral', 0, 0, 0, 0],
      ['economic', 0, 0, 0, 0],
      ['spatial', 0, 0, 0, 0],
    ])
    expect(
      groupContributions([part('a', 0.5, 1), part('b', 0.5, 1, { artistId: 'x' })], 'artist').groups.map(
        ({ key }) => key,
      ),
    ).toEqual(['x', null])
    expect(
      groupContributions([part('b', 0.5, 1, { artistId: 'x' }), part('a', 0.5, 1)], 'artist').groups.map(
        ({ key }) => key,
      ),
    ).toEqual(['x', null])
  })

  it('refuses another grouping, another period, and shares that are no finite numbers', () => {
    expect(() => groupContributions([], 'colour' as 'artist')).toThrow(
      expect.objectContaining({ code: 'INVALID_GROUPING' }),
    )
    expect(() => groupContributions(contributions, 'period', { period: 'hour' as 'day' })).toThrow(
      expect.objectContaining({ code: 'INVALID_PERIOD' }),
    )
    const [first] = contributions
    for (const cultural of [Number.NaN, Number.POSITIVE_INFINITY, '0.5' as unknown as number])
      expect(() =>
        groupContributions(
          [
            {
              ...(first as (typeof contributions)[number]),
              shares: { cultural, behavioral: 0, economic: 0, spatial: 0 },
            },
          ],
          'artist',
        ),
      ).toThrow(expect.objectContaining({ code: 'INVALID_CONTRIBUTION' }))
  })

  it('keeps those without an artist under null', () => {
    expect(
      groupContributions(contributions, 'artist')
        .groups.map(({ key }) => key)
        .toSorted(),
    ).toEqual([null, 'artist-1', 'artist-2'].toSorted())
  })

  it('tells the key of a single contribution as it groups by it, months by default', () => {
    const [one] = attributeDna(empty, [
      { ...A, occurredAt: '2025-11-09T12:00:00Z', entityId: 'e', artistId: 'x' },
    ]).contributions as [(typeof contributions)[number]]
    expect(contributionKey(one, 'entity')).toBe('e')
    expect(contributionKey(one, 'artist')).toBe('x')
    expect(contributionKey(one, 'period')).toBe('2025-11-01')
    expect(contributionKey(one, 'period', { period: 'week' })).toBe('2025-11-03')
  })

  it('names a period by its first UTC day, weeks from Monday', () => {
    const one = attributeDna(empty, [{ ...A, occurredAt: '2025-11-09T23:59:59.999Z' }]).contributions
    const keys = (['day', 'week', 'month', 'year'] as const).map(
      (period) => groupContributions(one, 'period', { period }).groups[0]?.key,
    )
    expect(keys).toEqual(['2025-11-09', '2025-11-03', '2025-11-01', '2025-01-01'])
    const monday = attributeDna(empty, [{ ...A, occurredAt: '2025-11-10T00:00:00+00:00' }]).contributions
    expect(groupContributions(monday, 'period', { period: 'week' }).groups[0]?.key).toBe('2025-11-10')
  })
})

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { coliseumSignals } from './coliseumSignals.js'
import { type PeriodScore, rankLeaderboard } from './rankLeaderboard.js'

const numRuns = Number(process.env.DIA_PROPERTY_RUNS ?? 500)
vi.setConfig({ testTimeout: 10_000 + numRuns * 20 })
const scoresFrom = (scores: Record<string, bigint>): PeriodScore[] =>
  Object.entries(scores).map(([entityId, score]) => ({ entityId, score }))
const places = (scores: Record<string, bigint>) =>
  rankLeaderboard(scoresFrom(scores)).map(({ rank, entityId }) => [rank, entityId])

describe('rankLeaderboard', () => {
  it('lets equal scores share a rank, in the order of their ids, and skips the next', () => {
    expect(places({ d: 1n, c: 5n, a: 9n, b: 9n })).toEqual([
      [1, 'a'],
      [1, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
    expect(places({})).toEqual([])
  })

  it('parts scores that floats would confuse', () => {
    expect(places({ a: 9007199254740992n, b: 9007199254740993n })).toEqual([
      [1, 'b'],
      [2, 'a'],
    ])
  })

  it('compares with the previous period', () => {
    const previous = rankLeaderboard(scoresFrom({ a: 9n, b: 8n, c: 7n }))
    const rankings = rankLeaderboard(scoresFrom({ c: 9n, b: 8n, d: 7n, a: 1n }), { previous })
    expect(rankings.map(({ entityId, previousRank, trend }) => [entityId, previousRank, trend])).toEqual([
      ['c', 3, 'up'],
      ['b', 2, 'same'],
      ['d', null, 'new'],
      ['a', 1, 'down'],
    ])
  })

  it('knows no trend without a previous period', () => {
    expect(rankLeaderboard(scoresFrom({ a: 1n }))[0]).toMatchObject({ previousRank: null, trend: null })
  })

  it('keeps the first N and refuses an entity that stands twice', () => {
    expect(rankLeaderboard(scoresFrom({ a: 3n, b: 2n, c: 1n }), { limit: 2 })).toHaveLength(2)
    const twice = [...scoresFrom({ a: 1n }), ...scoresFrom({ a: 2n })]
    expect(() => rankLeaderboard(twice)).toThrow(expect.objectContaining({ code: 'REPEATED_ENTITY' }))
  })

  it.each<[string, unknown, unknown]>([
    ['INVALID_SCORE', null, {}],
    ['INVALID_SCORE', [null], {}],
    ['INVALID_SCORE', [{ entityId: 'a', score: 1 }], {}],
    ['INVALID_SCORE', [{ entityId: 1, score: 1n }], {}],
    ['INVALID_SCORE', [], { previous: {} }],
    [
      'INVALID_SCORE',
      [],
      {
        previous: [
          { entityId: 'a', rank: 1 },
          { entityId: 'b', rank: '2' },
        ],
      },
    ],
    ['INVALID_LIMIT', [], { limit: -1 }],
    ['INVALID_LIMIT', [], { limit: 1.5 }],
    ['INVALID_LIMIT', [], { limit: '5' }],
  ])('answers %s to hostile scores or options %#', (code, scores, options) => {
    expect(() => rankLeaderboard(scores as PeriodScore[], options as object)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  it('a rank is one more than the number of higher scores, whatever order they came in', () => {
    const scores = fc.uniqueArray(
      fc.record({ entityId: fc.string({ maxLength: 3 }), score: fc.bigInt({ min: 0n, max: 5n }) }),
      { selector: (score) => score.entityId, maxLength: 30 },
    )
    fc.assert(
      fc.property(scores, (given) => {
        const rankings = rankLeaderboard(given)
        for (const { rank, score } of rankings)
          expect(rank).toBe(1 + given.filter((other) => other.score > score).length)
        expect(rankLeaderboard(given.toReversed())).toEqual(rankings)
      }),
      { numRuns },
    )
  })
})

describe('coliseumSignals', () => {
  const ranking = (
    entityId: string,
    rank: number,
    previousRank: number | null,
    trend: 'new' | 'up' | 'same' | null,
  ) => ({ entityId, score: 1n, rank, previousRank, trend }) as const

  it('tells who entered the top and who climbed within it', () => {
    const rankings = [
      ranking('steady', 1, 1, 'same'),
      ranking('climber', 2, 5, 'up'),
      ranking('hopper', 3, 5, 'up'),
      ranking('entrant', 4, 11, 'up'),
      ranking('newcomer', 10, null, 'new'),
      ranking('outside', 11, null, 'new'),
    ]
    expect(
      coliseumSignals('tracks_daily', rankings).map(({ entityId, reason }) => [entityId, reason]),
    ).toEqual([
      ['climber', 'climbed'],
      ['entrant', 'entered_top'],
      ['newcomer', 'entered_top'],
    ])
  })

  it('calls artists a discovery, tracks and events trending', () => {
    const rankings = [ranking('x', 1, null, 'new')]
    expect(coliseumSignals('artists_weekly', rankings)[0]?.kind).toBe('artist_discovery')
    expect(coliseumSignals('events_monthly', rankings)[0]?.kind).toBe('trending')
  })

  it('is silent in the first period of all', () => {
    expect(coliseumSignals('tracks_daily', [ranking('x', 1, null, null)])).toEqual([])
  })
})

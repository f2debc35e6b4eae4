import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dedupePlays } from './dedupePlays.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 10

const row = (event_type: string, second: number, change: object = {}) => ({
  event_type,
  user_id: 'u',
  content_id: 'c',
  session_id: 's',
  created_at: new Date(Date.UTC(2025, 7, 3, 12) + second * 1000),
  ...change,
})

describe('dedupePlays', () => {
  it('takes a track_play within 10 seconds of a played as its repeat, before it or after it', () => {
    const played = row('played', 20)
    for (const second of [10, 20, 30]) {
      const repeat = row('track_play', second)
      expect(dedupePlays([repeat, played])).toEqual({ kept: [played], repeats: [{ repeat, of: played }] })
    }
    for (const second of [9.999, 30.001])
      expect(dedupePlays([row('track_play', second), played]).repeats).toEqual([])
  })

  it.each([
    ['user', { user_id: 'other' }],
    ['content', { content_id: 'other' }],
    ['session', { session_id: 'other' }],
    ['session, where one has none', { session_id: null }],
  ])('keeps both when they differ in %s', (_, change) => {
    expect(dedupePlays([row('played', 0), row('track_play', 1, change)]).kept).toHaveLength(2)
  })

  it('keeps both when neither knows its content, and one when neither has a session', () => {
    const without = (change: object) => [row('played', 0, change), row('track_play', 1, change)]
    expect(dedupePlays(without({ content_id: null })).kept).toHaveLength(2)
    expect(dedupePlays(without({ session_id: null })).kept).toHaveLength(1)
  })

  it('never takes two of the same table for one', () => {
    expect(dedupePlays([row('played', 0), row('played', 1)]).kept).toHaveLength(2)
    expect(dedupePlays([row('track_play', 0), row('track_play', 1)]).kept).toHaveLength(2)
  })

  it('pairs each play with one repeat only, so that quick replays stay', () => {
    const rows = [row('played', 0), row('track_play', 1), row('played', 8), row('track_play', 9)]
    expect(dedupePlays(rows).kept).toEqual([rows[0], rows[2]])
    expect(dedupePlays([row('played', 0), row('track_play', 1), row('track_play', 2)]).kept).toHaveLength(2)
  })

  it('leaves other interactions in their places', () => {
    const rows = [row('skipped', 0), row('track_play', 0), row('track_favorite', 0), row('played', 0)]
    expect(dedupePlays(rows).kept).toEqual([rows[0], rows[2], rows[3]])
  })

  it('reads the timeline query’s column names too', () => {
    const created_at = '2025-08-03'
    const pair = ['played', 'track_play'].map((interaction_type) => ({
      interaction_type,
      entity_id: 'c',
      created_at,
    }))
    expect(dedupePlays(pair).kept).toEqual([pair[0]])
  })

  it(
    'finds as many repeats as can be found, whatever the order',
    () => {
      const play = fc.record({
        id: fc.uuid(),
        event_type: fc.constantFrom('played', 'track_play'),
        content_id: fc.constantFrom('a', 'b'),
        second: fc.integer({ min: 0, max: 60 }),
      })
      fc.assert(
        fc.property(
          fc.uniqueArray(play, { maxLength: 12, selector: ({ id }) => id }),
          fc.nat(),
          (plays, seed) => {
            const rows = plays.map(({ second, ...rest }) => row('', second, rest)) as (ReturnType<
              typeof row
            > & { id: string })[]
            const once = dedupePlays(rows)
            const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort()
            const rotated = rows.map(
              (_, index) => rows[(index + seed) % rows.length] as (typeof rows)[number],
            )
            expect(ids(dedupePlays(rotated).kept)).toEqual(ids(once.kept))
            expect(once.kept.length + once.repeats.length).toBe(rows.length)
            expect(once.repeats.length).toBe(mostPairs(rows))
          },
        ),
        { numRuns: runs },
      )
    },
    timeout,
  )
})

/** The most pairs there can be, by trying them all. */
function mostPairs(rows: readonly ReturnType<typeof row>[]): number {
  const [first, ...rest] = rows
  if (first === undefined) return 0
  const partners = rest.filter(
    (other) =>
      other.event_type !== first.event_type &&
      other.content_id === first.content_id &&
      Math.abs(other.created_at.getTime() - first.created_at.getTime()) <= 10_000,
  )
  const without = mostPairs(rest)
  return Math.max(
    without,
    ...partners.map((partner) => 1 + mostPairs(rest.filter((other) => other !== partner))),
  )
}

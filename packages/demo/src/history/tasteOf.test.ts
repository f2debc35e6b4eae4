import { describe, expect, it } from 'vitest'
import { createWorld, userAt } from '../platform/index.js'
import { randomOf } from '../random/index.js'
import { collectDemo } from '../testing/collectDemo.js'
import { artistOf, tasteOf, trackOf } from './tasteOf.js'

const world = createWorld({})
const users = Array.from({ length: 100 }, (_, index) => userAt(world, index + 70))

describe('a taste', () => {
  it('is a distribution over twelve genres at any moment', () => {
    for (const user of users) {
      for (const at of [world.from - 1, world.from, (world.from + world.to) / 2, world.to, world.to + 1]) {
        const shares = tasteOf(world, user).sharesAt(at)
        expect(shares).toHaveLength(12)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        expect(Math.min(...shares)).toBeGreaterThan(0)
      }
    }
  })

  it('drifts over the six months, for some users far', () => {
    const drifts = users.map((user) => {
      const taste = tasteOf(world, user)
      const last = taste.sharesAt(world.to)
      return (
        taste
          .sharesAt(world.from)
          .reduce((sum, share, genre) => sum + Math.abs(share - (last[genre] ?? 0)), 0) / 2
      )
    })
    expect(Math.min(...drifts)).toBeGreaterThan(0)
    expect(Math.max(...drifts)).toBeGreaterThan(0.4)
  })

  it('shows in what is played: a user’s first genre is played several times as often as by chance', () => {
    const demo = collectDemo()
    const genres = new Map(demo['public.audio_features'].map((row) => [row.content_id, row.genre]))
    const plays = new Map<unknown, Map<unknown, number>>()
    for (const row of demo['public.listening_history']) {
      const genre = genres.get(row.content_id ?? null)
      if (row.event_type !== 'played' || !genre) continue
      const own = plays.get(row.user_id) ?? new Map<unknown, number>()
      own.set(genre, (own.get(genre) ?? 0) + 1)
      plays.set(row.user_id, own)
    }
    let first = 0
    let all = 0
    for (const own of plays.values()) {
      first += Math.max(...own.values())
      all += [...own.values()].reduce((sum, n) => sum + n, 0)
    }
    expect(first / all).toBeGreaterThan(3 / 12)
  })
})

describe('what a taste leads to', () => {
  it('is an artist of the drawn genre and a track of that artist, never beyond the catalogue', () => {
    const random = randomOf(1, 'draws')
    const onlyJazz = Array.from({ length: 12 }, (_, genre) => (genre === 8 ? 1 : 0))
    for (let draw = 0; draw < 2000; draw++) {
      const artist = artistOf(world, random, onlyJazz)
      expect(artist % 12).toBe(8)
      expect(artist).toBeLessThan(world.artists)
      const track = trackOf(world, random, artist)
      expect(track % world.artists).toBe(artist)
      expect(track).toBeLessThan(world.tracks)
    }
  })

  it('works with fewer artists than genres', () => {
    const small = createWorld({ users: 60, artists: 3, tracks: 3 })
    const random = randomOf(1, 'draws')
    const shares = tasteOf(small, userAt(small, 50)).sharesAt(small.to)
    const artists = new Set(Array.from({ length: 200 }, () => artistOf(small, random, shares)))
    expect([...artists].sort()).toEqual([0, 1, 2])
  })
})

import type { DemoUser, DemoWorld } from '../platform/index.js'
import { type Random, randomOf } from '../random/index.js'
import { GENRES } from '../words/genres.js'

export interface Taste {
  /** Indices of the artists the user returns to. */
  favourites: readonly number[]
  /** Share of each genre at a moment: it drifts from where the six months began to where they end. */
  sharesAt(milliseconds: number): readonly number[]
}

/** What a user likes; hidden from the platform, which only sees what it makes them do. */
export function tasteOf(world: DemoWorld, user: DemoUser): Taste {
  const random = randomOf(world.seed, 'taste', user.index)
  const genres = Math.min(GENRES.length, world.artists)
  const before = Array.from({ length: genres }, () => 1.6 * random.normal())
  const drift = random.between(0.2, 1.6)
  const after = before.map((liking) => liking + drift * random.normal())
  const first = softmax(before)
  const last = softmax(after)
  return {
    favourites: Array.from({ length: random.int(2, 5) }, () =>
      artistOf(world, random, random.chance(0.5) ? first : last),
    ),
    sharesAt: (milliseconds) => {
      const passed = Math.min(1, Math.max(0, (milliseconds - world.from) / (world.to - world.from)))
      return first.map((share, genre) => share * (1 - passed) + (last[genre] ?? 0) * passed)
    },
  }
}

/** An artist of a genre drawn by the shares; the genre's first artists are the popular ones. */
export function artistOf(world: DemoWorld, random: Random, shares: readonly number[]): number {
  let left = random.next()
  const drawn = shares.findIndex((share) => {
    left -= share
    return left < 0
  })
  const genre = Math.max(0, drawn)
  const artists = Math.floor((world.artists - 1 - genre) / GENRES.length) + 1
  return genre + GENRES.length * random.rank(artists)
}

/** A track of an artist, the early ones the likeliest. */
export function trackOf(world: DemoWorld, random: Random, artist: number): number {
  const tracks = Math.floor((world.tracks - 1 - artist) / world.artists) + 1
  return artist + world.artists * random.rank(tracks)
}

function softmax(likings: readonly number[]): number[] {
  const powers = likings.map(Math.exp)
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

import { CAST_SIZE, DEMO_PEOPLE } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'
import { inventedTitle } from '../words/names.js'
import type { DemoWorld } from './DemoWorld.js'
import { userIdAt } from './userIdAt.js'

export interface DemoArtist {
  index: number
  id: string
  userId: string
  name: string
  bio: string
  verified: boolean
  createdAt: number
}

const AWKWARD = Object.values(AWKWARD_TEXTS)
const DAY = 86_400_000

/** The user who is this artist: the cast's artist first, then those right after the cast. */
export function artistUserIndex(artist: number): number {
  return artist === 0 ? 1 : CAST_SIZE + artist - 1
}

export function artistIdAt(world: DemoWorld, index: number): string {
  return randomOf(world.seed, 'artist id', index).uuid()
}

/** The artist profile at an index; the same whenever it is asked for. */
export function artistAt(world: DemoWorld, index: number): DemoArtist {
  const random = randomOf(world.seed, 'artist', index)
  const plain = index === 0 ? DEMO_PEOPLE.artist.displayName : inventedTitle(random)
  return {
    index,
    id: artistIdAt(world, index),
    userId: userIdAt(world, artistUserIndex(index)),
    name: (index % 40 > 0 && AWKWARD[(index % 40) - 1]) || plain,
    bio: random.chance(0.15)
      ? ''
      : `Plays ${inventedTitle(random).toLowerCase()} songs since ${random.int(1998, 2024)}.`,
    verified: index === 0 || random.chance(0.6),
    createdAt: world.from - random.int(5, 400) * DAY,
  }
}

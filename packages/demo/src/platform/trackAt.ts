import { randomOf } from '../random/index.js'
import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'
import { GENRES, type Genre, MOODS } from '../words/genres.js'
import { inventedTitle } from '../words/names.js'
import type { DemoWorld } from './DemoWorld.js'

export interface DemoTrack {
  index: number
  id: string
  title: string
  /** Index of the artist. */
  artist: number
  genre: Genre
  mood: string
  tempo: number
  energy: number
  /** Seconds. */
  duration: number
  fileType: string
  checksum: string
  createdAt: number
}

/** Tracks that were deleted long ago: history still points at them, content_items does not know them. */
export const DELETED_TRACK_IDS = [
  'de1e7ed0-0000-4000-8000-000000000001',
  'de1e7ed0-0000-4000-8000-000000000002',
  'de1e7ed0-0000-4000-8000-000000000003',
] as const

const AWKWARD = Object.values(AWKWARD_TEXTS)
const DAY = 86_400_000

export function trackIdAt(world: DemoWorld, index: number): string {
  return randomOf(world.seed, 'track id', index).uuid()
}

/** The artist of a track: the catalogue is dealt out in turn. */
export function artistOfTrack(world: DemoWorld, track: number): number {
  return track % world.artists
}

/** Seconds; told apart from the rest because every listen asks for it. */
export function durationOfTrack(world: DemoWorld, index: number): number {
  return Math.round(randomOf(world.seed, 'track duration', index).between(95, 420))
}

/** The track at an index; the same whenever it is asked for. */
export function trackAt(world: DemoWorld, index: number): DemoTrack {
  const random = randomOf(world.seed, 'track', index)
  const artist = artistOfTrack(world, index)
  const strays = random.chance(0.15) ? random.int(1, GENRES.length - 1) : 0
  const plain = inventedTitle(random)
  return {
    index,
    id: trackIdAt(world, index),
    title: index % 600 < AWKWARD.length ? `${AWKWARD[index % 600]}` : plain,
    artist,
    genre: GENRES[(artist + strays) % GENRES.length] ?? GENRES[0],
    mood: MOODS[(artist + random.rank(3)) % MOODS.length] ?? MOODS[0],
    tempo: Math.round(random.between(68, 176) * 10) / 10,
    energy: Math.round(random.next() * 1000) / 1000,
    duration: durationOfTrack(world, index),
    fileType: random.pick(['audio/mpeg', 'audio/mpeg', 'audio/flac', 'audio/wav', 'video/mp4']),
    checksum: Array.from({ length: 4 }, () => random.uuid().replaceAll('-', '').slice(0, 16)).join(''),
    createdAt: world.from - random.int(0, 300) * DAY - random.int(0, DAY),
  }
}

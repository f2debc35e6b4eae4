import { CAST_SIZE, castAt, type DemoPersonName, type DemoRole } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import { personName } from '../words/names.js'
import { PLACES } from '../words/places.js'
import type { DemoWorld } from './DemoWorld.js'
import { userIdAt } from './userIdAt.js'

export interface DemoUser {
  index: number
  id: string
  email: string
  displayName: string
  role: DemoRole
  /** Only for the cast. */
  person: DemoPersonName | undefined
  createdAt: number
  lastSignInAt: number | null
  verified: boolean
  hasProfile: boolean
  /** Rows in media_ids. */
  mediaIds: number
  consents: boolean
  /** Where the user really is, stated in the MediaID or not. */
  place: string
}

const DAY = 86_400_000

/** The test user's days, as the requirements state them whatever the rest of the demo does. */
export const TEST_USER_DAYS = {
  createdAt: Date.parse('2025-08-03T09:12:44.310Z'),
  lastActiveAt: Date.parse('2025-11-07T21:37:05.482Z'),
} as const

const CAST_EXCEPTIONS: Partial<Record<DemoPersonName, Partial<DemoUser>>> = {
  testUser: { createdAt: TEST_USER_DAYS.createdAt, lastSignInAt: TEST_USER_DAYS.lastActiveAt, mediaIds: 2 },
  fan: { place: 'US-CA-LA' },
  twoMediaIds: { mediaIds: 2 },
  threeMediaIds: { mediaIds: 3 },
  optedOut: { consents: false },
  withoutMediaId: { mediaIds: 0 },
  withoutProfile: { hasProfile: false, mediaIds: 0 },
  unverified: { verified: false, lastSignInAt: null },
}

/** The user at an index; the same whenever it is asked for. */
export function userAt(world: DemoWorld, index: number): DemoUser {
  const random = randomOf(world.seed, 'user', index)
  const cast = castAt(index)
  const isArtist = index >= CAST_SIZE && index < CAST_SIZE + world.artists - 1
  const oldest = cast || isArtist ? world.from - 1 : world.to - 10 * DAY
  const createdAt = Math.floor(random.between(world.from - 240 * DAY, oldest))
  const verified = !random.chance(0.03)
  const hasProfile = isArtist || !random.chance(0.01)
  const user: DemoUser = {
    index,
    id: userIdAt(world, index),
    ...personName(random, index),
    role: isArtist ? 'artist' : otherRole(random.next()),
    person: cast?.name,
    createdAt,
    verified: cast !== undefined || verified,
    lastSignInAt: verified ? Math.floor(world.to - (random.next() ** 3 * (world.to - createdAt)) / 2) : null,
    hasProfile: cast !== undefined || hasProfile,
    mediaIds: cast ? 1 : mediaIdCount(random.next()),
    consents: cast !== undefined || !random.chance(0.02),
    place: random.pick(PLACES),
  }
  if (!cast) return user
  const { email, displayName, role } = cast.person
  return { ...user, email, displayName, role, ...CAST_EXCEPTIONS[cast.name] }
}

function otherRole(draw: number): DemoRole {
  if (draw < 0.02) return 'brand'
  return draw < 0.035 ? 'developer' : 'fan'
}

function mediaIdCount(draw: number): number {
  if (draw < 0.02) return 0
  return draw < 0.06 ? 2 : 1
}

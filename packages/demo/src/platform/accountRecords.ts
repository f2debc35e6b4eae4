import { type DemoJson, type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { randomOf } from '../random/index.js'
import { GENRES } from '../words/genres.js'
import { INTERESTS } from '../words/interests.js'
import type { DemoWorld } from './DemoWorld.js'
import { type DemoUser, TEST_USER_DAYS } from './userAt.js'

const DAY = 86_400_000

export function authUserRecord(user: DemoUser): DemoRecord {
  return recordOf('auth.users', {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email,
    created_at: isoTime(user.createdAt),
    last_sign_in_at: user.lastSignInAt === null ? null : isoTime(user.lastSignInAt),
    email_confirmed_at: user.verified ? isoTime(user.createdAt + 240_000) : null,
  })
}

export function profileRecord(world: DemoWorld, user: DemoUser): DemoRecord {
  const touched = user.id === DEMO_PEOPLE.demotedAdmin.id ? world.to - 3 * DAY : user.createdAt
  return recordOf('public.profiles', {
    id: user.id,
    display_name: user.displayName,
    role: user.role,
    created_at: isoTime(user.createdAt + 1000),
    updated_at: isoTime(touched + 1000),
  })
}

/** All MediaIDs of a user, oldest first; the last one is the primary. */
export function mediaIdRecords(world: DemoWorld, user: DemoUser): DemoRecord[] {
  return Array.from({ length: user.mediaIds }, (_, version) => {
    const random = randomOf(world.seed, `media id ${version}`, user.index)
    const age = (TEST_USER_DAYS.lastActiveAt - TEST_USER_DAYS.createdAt) / 2
    const createdAt = user.createdAt + 60_000 + version * (user.person === 'testUser' ? age : 9 * DAY)
    const some = <T extends string>(list: readonly T[], most: number) => [
      ...new Set(Array.from({ length: random.int(0, most) }, () => random.pick(list))),
    ]
    const stated = {
      interests: some(INTERESTS, 5),
      genre_preferences: random.chance(0.25) ? [] : some(GENRES, 4),
      content_flags: flagsOf(user, random.chance(0.6) ? {} : { explicit_content: random.chance(0.5) }),
      location_code: random.chance(0.25) ? null : user.place,
    }
    return recordOf('public.media_ids', {
      id: random.uuid(),
      user_uuid: user.id,
      ...stated,
      ...(user.person && (CAST_BASES[user.person] ?? DIFFERING_BASES[user.person]?.[version])),
      version: version + 1,
      created_at: isoTime(createdAt),
      updated_at: isoTime(createdAt + (version === user.mediaIds - 1 ? 2 * DAY : 0)),
    })
  })
}

function flagsOf(user: DemoUser, plain: DemoJson & object): DemoJson {
  if (!user.consents) return { ...plain, dna_consent: false }
  const preferences = user.person && CAST_PREFERENCES[user.person]
  return preferences ? { ...plain, dna_preferences: preferences } : plain
}

const CAST_PREFERENCES: Readonly<Record<string, DemoJson>> = {
  outOfRangePreferences: {
    culturalMultiplier: 7.5,
    behavioralMultiplier: -2,
    economicMultiplier: 3,
    spatialMultiplier: 1e12,
    learningRate: 4,
    contextMultipliers: { discovery: 99, playlist: -1, event: 0, vertical_player: 3 },
  },
  nonNumberPreferences: {
    culturalMultiplier: 'loud',
    behavioralMultiplier: null,
    economicMultiplier: [1],
    spatialMultiplier: { value: 2 },
    learningRate: 'NaN',
    contextMultipliers: 'all of them',
  },
  tunedPreferences: {
    culturalMultiplier: 1.5,
    behavioralMultiplier: 0.5,
    economicMultiplier: 0,
    spatialMultiplier: 1,
    learningRate: 0.2,
    contextMultipliers: { discovery: 1.5, playlist: 0.8, event: 2, vertical_player: 0.5 },
  },
}

const NO_BASES = { genre_preferences: [], content_flags: {}, location_code: null }

const CAST_BASES: Readonly<Record<string, { [base: string]: DemoJson }>> = {
  testUser: {
    ...NO_BASES,
    interests: ['Music Production 🎛️', 'Live Events 🎤', 'Vinyl', 'Late-night Radio 📻'],
  },
  emptyBases: { ...NO_BASES, interests: [], location_code: '' },
  fan: {
    interests: ['🎧 late-night drives', 'festival camping ⛺'],
    genre_preferences: ['house', 'pop'],
    content_flags: { explicit_content: true },
    location_code: 'US-CA-LA',
  },
}

/** Bases of those with several MediaIDs, by version, so that it shows which row was read. */
const DIFFERING_BASES: Readonly<Record<string, readonly { [base: string]: DemoJson }[]>> = {
  twoMediaIds: [
    { interests: ['vinyl hunting'], genre_preferences: ['folk'], location_code: 'GB-ENG-LON' },
    {
      interests: ['live sessions', 'dance 💃🏽'],
      genre_preferences: ['house', 'latin'],
      location_code: 'US-NY-NYC',
    },
  ],
  threeMediaIds: [
    { interests: [], genre_preferences: [], location_code: null },
    { interests: ['street art'], genre_preferences: ['metal'], location_code: 'DE-BE-BER' },
    { interests: ['film scores 🎬'], genre_preferences: ['ambient'], location_code: 'SE-AB-STO' },
  ],
}

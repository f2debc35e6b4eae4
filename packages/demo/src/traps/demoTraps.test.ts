import { resolveEventType } from '@dia/core/events'
import { describe, expect, it } from 'vitest'
import { DEMO_PEOPLE, type DemoPersonName } from '../people/demoPeople.js'
import { DELETED_TRACK_IDS } from '../platform/index.js'
import { collectDemo, type DemoRow, fieldsOf, SMALL_DEMO } from '../testing/collectDemo.js'
import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'
import { DEMO_TRAPS, type DemoTrapName } from './demoTraps.js'

type Tables = ReturnType<typeof collectDemo>

const END = Date.parse('2025-11-08T00:00:00Z')
const timeOf = (row: DemoRow) => Date.parse(String(row.created_at))
const deleted = new Set<unknown>(DELETED_TRACK_IDS)

/** What must be seen in the rows a trap points at. */
const SEEN: Record<DemoTrapName, (rows: DemoRow[], demo: Tables) => boolean> = {
  twoMediaIds: (rows) =>
    rows.length === 2 && JSON.stringify(rows[0]?.interests) !== JSON.stringify(rows[1]?.interests),
  threeMediaIds: (rows) => rows.length === 3 && new Set(rows.map((row) => row.updated_at)).size === 3,
  noDna: (rows) => rows.length > 0 && rows.every((row) => (row.profile_embedding ?? null) === null),
  emptyBases: ([row]) =>
    JSON.stringify([row?.interests, row?.genre_preferences, row?.content_flags, row?.location_code]) ===
    '[[],[],{},""]',
  emojiInterests: ([row]) => /\p{Extended_Pictographic}/u.test(String(row?.interests)),
  loggedTwice: (rows, demo) =>
    demo['public.listening_history'].some((listen) =>
      rows.some(
        (row) =>
          row.event_type === 'track_play' &&
          listen.event_type === 'played' &&
          row.session_id === listen.session_id &&
          row.content_id === listen.content_id &&
          Math.abs(timeOf(row) - timeOf(listen)) < 10_000,
      ),
    ),
  notInPassport: (rows) => rows.length === 0,
  deadPayment: (rows) => rows.some((row) => fieldsOf(row.metadata).amount_cents === 'twelve dollars'),
  refunded: (rows) =>
    rows.filter((row) => resolveEventType(String(row.event_type))?.transactionType === 'refund').length === 2,
  labelContract: (rows) =>
    rows.some(
      (row) => Number(row.label_share) > 0 && row.label_user_id !== null && Number(row.referral_share) > 0,
    ) && rows.some((row) => row.expires_at !== null),
  optedOut: ([row]) => fieldsOf(row?.content_flags).dna_consent === false,
  outOfRangePreferences: ([row]) => {
    const { culturalMultiplier, behavioralMultiplier, learningRate } = preferencesOf(row)
    return Number(culturalMultiplier) > 3 && Number(behavioralMultiplier) < 0 && Number(learningRate) > 0.5
  },
  nonNumberPreferences: ([row]) =>
    Object.values(preferencesOf(row)).every((value) => typeof value !== 'number'),
  withoutMediaId: (rows, demo) =>
    rows.length === 1 && owned(demo, 'public.media_ids', 'withoutMediaId').length === 0,
  withoutProfile: (rows, demo) =>
    rows.length === 1 &&
    owned(demo, 'public.profiles', 'withoutProfile').length === 0 &&
    owned(demo, 'public.media_ids', 'withoutProfile').length === 0 &&
    owned(demo, 'public.passport_entries', 'withoutProfile').length > 0,
  unverified: ([row]) => row?.email_confirmed_at === null && row.last_sign_in_at === null,
  withoutInteractions: (rows, demo) =>
    rows.length === 1 &&
    (
      [
        'public.listening_history',
        'public.media_engagement_log',
        'public.event_votes',
        'public.passport_entries',
      ] as const
    ).every((table) => owned(demo, table, 'withoutInteractions').length === 0),
  heavyHistory: (rows, demo) =>
    rows.length + owned(demo, 'public.media_engagement_log', 'heavyListener').length >= 1000,
  demotedAdmin: ([row]) => row?.role === 'fan' && String(row.updated_at) > String(row.created_at),
  nullContent: (rows) => rows.some((row) => row.content_id === null),
  deletedContent: (rows, demo) =>
    rows.some((row) => deleted.has(row.content_id)) &&
    demo['public.content_items'].every((item) => !deleted.has(item.id)),
  nullSession: (rows) => rows.some((row) => row.session_id === null),
  nullProgress: (rows) => rows.some((row) => row.event_type === 'played' && row.progress_percentage === null),
  progressAbove100: (rows) => rows.some((row) => Number(row.progress_percentage) > 100),
  progressAsText: (rows) => rows.some((row) => fieldsOf(row.metadata).progress_percentage === '73.5%'),
  hostileMetadata: (rows) =>
    rows.some(
      (row) =>
        Object.hasOwn(fieldsOf(row.metadata), '__proto__') &&
        JSON.stringify(row.metadata).includes('<script>'),
    ),
  outOfOrder: (rows) => rows.some((row, place) => place > 0 && timeOf(row) < timeOf(rows[place - 1] ?? row)),
  future: (rows) => rows.some((row) => timeOf(row) > END),
  clockSkew: (rows, demo) =>
    rows.some((row) => String(row.created_at).startsWith('2038-')) &&
    owned(demo, 'public.passport_entries', 'clockSkew').some(
      (row) => Date.parse(String(row.device_time)) - timeOf(row) > 3_600_000,
    ),
  unknownType: (rows) => rows.some((row) => resolveEventType(String(row.event_type)) === undefined),
  olderNames: (rows) =>
    ['mediaid.', 'locker.', 'cals.', 'discovery.', 'access.'].every((prefix) =>
      rows.some((row) => String(row.event_type).startsWith(prefix)),
    ),
  awkwardNames: (rows) =>
    Object.values(AWKWARD_TEXTS).every((text) => rows.some((row) => row.display_name === text)),
  awkwardTitles: (rows) =>
    Object.values(AWKWARD_TEXTS).every((text) => rows.some((row) => row.title === text)),
  noAudioFeatures: (rows, demo) => {
    const analysed = new Set(demo['public.audio_features'].map((row) => row.content_id))
    return rows.some((row) => !analysed.has(row.id ?? null))
  },
  twoGenres: (rows) => new Set(rows.map((row) => row.content_id)).size < rows.length,
}

function preferencesOf(row: DemoRow | undefined) {
  return fieldsOf(fieldsOf(row?.content_flags).dna_preferences)
}

function rowsOfUser(rows: readonly DemoRow[], table: string, userId: string): DemoRow[] {
  const isUser = table === 'auth.users' || table === 'public.profiles'
  return rows.filter((row) => (isUser ? row.id : (row.user_id ?? row.user_uuid)) === userId)
}

function owned(demo: Tables, table: keyof Tables, person: DemoPersonName): DemoRow[] {
  return rowsOfUser(demo[table], table, DEMO_PEOPLE[person].id)
}

describe.each([
  ['the demo', {}],
  ['the smallest demo', SMALL_DEMO],
  ['another seed', { ...SMALL_DEMO, seed: 4711 }],
])('%s shows the trap', (_, options) => {
  const demo = collectDemo(options)

  it.each(Object.keys(DEMO_TRAPS) as DemoTrapName[])('%s', (name) => {
    const trap: (typeof DEMO_TRAPS)[DemoTrapName] = DEMO_TRAPS[name]
    const rows = 'userId' in trap ? rowsOfUser(demo[trap.table], trap.table, trap.userId) : demo[trap.table]
    expect(SEEN[name]([...rows], demo)).toBe(true)
  })
})

import type { DemoTable } from '../generate/index.js'
import { DEMO_PEOPLE, type DemoPersonName } from '../people/demoPeople.js'
import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'

/** Where a demo shows one of the ways in which real data bites. */
export interface DemoTrap {
  shows: string
  table: DemoTable
  /** Whose rows to look at; where absent, any row of the table may show it. */
  userId?: string
}

function of(person: DemoPersonName, table: DemoTable, shows: string): DemoTrap {
  return { shows, table, userId: DEMO_PEOPLE[person].id }
}

/** Every trap and who or what shows it in any demo, however small. */
export const DEMO_TRAPS = {
  twoMediaIds: of('twoMediaIds', 'public.media_ids', 'Two MediaIDs with different bases'),
  threeMediaIds: of('threeMediaIds', 'public.media_ids', 'Three MediaIDs'),
  noDna: { shows: 'profile_embedding is NULL in every row', table: 'public.media_ids' },
  emptyBases: of('emptyBases', 'public.media_ids', 'No interests, no genres, no flags, an empty location'),
  emojiInterests: of('testUser', 'public.media_ids', 'Interests with emoji'),
  loggedTwice: of('testUser', 'public.media_engagement_log', 'A played and a track_play of the same moment'),
  notInPassport: of('testUser', 'public.passport_entries', 'A history that was never logged'),
  optedOut: of('optedOut', 'public.media_ids', 'dna_consent is false'),
  outOfRangePreferences: of('outOfRangePreferences', 'public.media_ids', 'Multipliers beyond their range'),
  nonNumberPreferences: of('nonNumberPreferences', 'public.media_ids', 'Multipliers that are no numbers'),
  withoutMediaId: of('withoutMediaId', 'public.profiles', 'A user without a MediaID'),
  withoutProfile: of('withoutProfile', 'auth.users', 'A user without profile and MediaID'),
  unverified: of('unverified', 'auth.users', 'An e-mail address never confirmed, no sign-in'),
  withoutInteractions: of('withoutInteractions', 'auth.users', 'A user who did nothing'),
  heavyHistory: of('heavyListener', 'public.listening_history', 'More than a thousand interactions'),
  demotedAdmin: of('demotedAdmin', 'public.profiles', 'An admin until three days ago, a fan since'),
  nullContent: of('messyHistory', 'public.listening_history', 'content_id is NULL'),
  deletedContent: of('messyHistory', 'public.listening_history', 'content_id of an item that is gone'),
  nullSession: of('messyHistory', 'public.listening_history', 'session_id is NULL'),
  nullProgress: of('messyHistory', 'public.listening_history', 'progress_percentage is NULL'),
  progressAbove100: of('messyHistory', 'public.listening_history', 'progress_percentage above 100'),
  progressAsText: of('messyHistory', 'public.listening_history', 'progress as text inside metadata'),
  hostileMetadata: of(
    'messyHistory',
    'public.listening_history',
    '__proto__, script and javascript: in metadata',
  ),
  outOfOrder: of('messyHistory', 'public.listening_history', 'Rows of a session out of order'),
  future: of('messyHistory', 'public.listening_history', 'Rows after the end of the demo'),
  clockSkew: of('clockSkew', 'public.listening_history', 'A device three hours ahead, once in 2038'),
  unknownType: of('messyHistory', 'public.passport_entries', 'Event types in no catalogue'),
  olderNames: of(
    'messyHistory',
    'public.passport_entries',
    'mediaid., locker., cals., discovery., access. names',
  ),
  deadPayment: of('messyHistory', 'public.passport_entries', 'An amount that is none: ends as a dead letter'),
  refunded: of('fan', 'public.passport_entries', 'Payments taken back whole and in half'),
  labelContract: {
    shows: 'A contract with a label, a referral share and a term',
    table: 'public.payout_contracts',
  },
  awkwardNames: { shows: Object.values(AWKWARD_TEXTS).join('  '), table: 'public.profiles' },
  awkwardTitles: { shows: 'The same texts as titles of tracks', table: 'public.content_items' },
  noAudioFeatures: { shows: 'A track that was never analysed', table: 'public.content_items' },
  twoGenres: { shows: 'A track with two rows of features', table: 'public.audio_features' },
} as const satisfies Record<string, DemoTrap>

export type DemoTrapName = keyof typeof DEMO_TRAPS

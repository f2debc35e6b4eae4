import { AWKWARD_TEXTS } from '../words/awkwardTexts.js'

export type DemoRole = 'fan' | 'artist' | 'brand' | 'developer' | 'admin'

/** Someone with an id that no seed changes. */
export interface DemoPerson {
  id: string
  email: string
  displayName: string
  role: DemoRole
}

function person(number: number, name: string, displayName: string, role: DemoRole = 'fan'): DemoPerson {
  const id = `d1a00000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return { id, email: `${name}@example.com`, displayName, role }
}

/** The cast: who tests sign in as, and who shows which trap. They are the first users of every demo. */
export const DEMO_PEOPLE = {
  testUser: {
    id: '15480116-8c78-4a75-af8c-2c70795333a6',
    email: 'test.user@example.com',
    displayName: 'Test User',
    role: 'fan',
  },
  artist: person(1, 'artist', 'Ines Lanternfield', 'artist'),
  admin: person(2, 'admin', 'Avery Quill', 'admin'),
  demotedAdmin: person(3, 'demoted.admin', 'Dorian Formerly'),
  fan: person(4, 'fan', 'Farah Brightwater'),
  brand: person(5, 'brand', 'Northlight Audio', 'brand'),
  developer: person(6, 'developer', 'Dev Underwood', 'developer'),
  twoMediaIds: person(7, 'two.media.ids', 'Tamsin Twofold'),
  threeMediaIds: person(8, 'three.media.ids', 'Theo Thriceborn'),
  optedOut: person(9, 'opted.out', 'Olive Optout'),
  withoutMediaId: person(10, 'without.media.id', 'Wilma Blank'),
  withoutProfile: person(11, 'without.profile', 'never shown'),
  unverified: person(12, 'unverified', 'Una Unverified'),
  withoutInteractions: person(13, 'without.interactions', 'Silas Silent'),
  heavyListener: person(14, 'heavy.listener', 'Hedda Allday'),
  messyHistory: person(15, 'messy.history', 'Mats Muddle'),
  clockSkew: person(16, 'clock.skew', 'Clark Fastwatch'),
  outOfRangePreferences: person(17, 'out.of.range', 'Otto Overload'),
  nonNumberPreferences: person(18, 'non.number', 'Nona Notanumber'),
  tunedPreferences: person(19, 'tuned', 'Tilda Tuned'),
  emptyBases: person(20, 'empty.bases', 'Emil Empty'),
  quotedName: person(21, 'quoted.name', AWKWARD_TEXTS.quotes),
  commaName: person(22, 'comma.name', AWKWARD_TEXTS.commas),
  backslashName: person(23, 'backslash.name', AWKWARD_TEXTS.backslashes),
  percentName: person(24, 'percent.name', AWKWARD_TEXTS.percents),
  starName: person(25, 'star.name', AWKWARD_TEXTS.stars),
  emojiName: person(26, 'emoji.name', AWKWARD_TEXTS.emoji),
  rightToLeftName: person(27, 'right.to.left', AWKWARD_TEXTS.rightToLeft),
  formulaName: person(28, 'formula.name', AWKWARD_TEXTS.formula),
  markupName: person(29, 'markup.name', AWKWARD_TEXTS.markup),
} as const satisfies Record<string, DemoPerson>

export type DemoPersonName = keyof typeof DEMO_PEOPLE

const CAST = Object.entries(DEMO_PEOPLE) as readonly [DemoPersonName, DemoPerson][]

export const CAST_SIZE = CAST.length

/** The member of the cast at a user's index; undefined for everyone else. */
export function castAt(index: number): { name: DemoPersonName; person: DemoPerson } | undefined {
  const member = CAST[index]
  return member && { name: member[0], person: member[1] }
}

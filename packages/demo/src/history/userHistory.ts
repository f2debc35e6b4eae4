import type { DemoRecord } from '../generate/DemoRecord.js'
import { CAST_SIZE, type DemoPersonName } from '../people/demoPeople.js'
import { activityOf, type DemoUser, type DemoWorld } from '../platform/index.js'
import { randomOf } from '../random/index.js'
import { writeCastScene } from './castScenes.js'
import { writeConcierto } from './concierto.js'
import { openDiary } from './Diary.js'
import type { Earnings } from './money.js'
import { sessionsOf } from './sessionsOf.js'
import { subscribe } from './subscribe.js'
import { tasteOf } from './tasteOf.js'
import { testUserHistory } from './testUserHistory.js'

const CAST_ROWS: Partial<Record<DemoPersonName, number>> = {
  testUser: 50,
  withoutInteractions: 0,
  heavyListener: 1200,
  messyHistory: 160,
}
const ROWS_OF_OTHER_CAST = 40

/** Rows the cast writes into the two logs, whatever the size of the demo. */
const CAST_TOTAL =
  Object.values(CAST_ROWS).reduce((sum, rows) => sum + rows, 0) +
  ROWS_OF_OTHER_CAST * (CAST_SIZE - Object.keys(CAST_ROWS).length)

/** All a user did, a few records at a time; it depends on nothing but the options and the user. */
export function* userHistory(world: DemoWorld, user: DemoUser, earnings: Earnings): Generator<DemoRecord[]> {
  const random = randomOf(world.seed, 'history', user.index)
  const rows = rowsOf(world, user, random.next())
  if (rows === 0) return
  const diary = openDiary(world, user, random)
  if (user.createdAt >= world.from && user.mediaIds > 0) {
    diary.log({ at: user.createdAt + 60_000, type: 'system.setup_completed' })
  }
  const taste = tasteOf(world, user)
  if (user.person === 'testUser') {
    yield testUserHistory(diary, taste)
    return
  }
  writeCastScene(diary, earnings)
  yield diary.records.splice(0)
  for (const _ of sessionsOf(diary, taste, earnings, rows)) yield diary.records.splice(0)
  writeConcierto(diary, earnings, Math.floor(5 * random.next() ** 2))
  if (random.chance(0.2)) subscribe(diary, earnings, random.pick(taste.favourites))
  yield diary.records.splice(0)
}

function rowsOf(world: DemoWorld, user: DemoUser, draw: number): number {
  if (user.person) return CAST_ROWS[user.person] ?? ROWS_OF_OTHER_CAST
  const rest = Math.max(0, world.interactions - CAST_TOTAL)
  return Math.floor((rest * activityOf(world, user.index)) / world.activitySum + draw)
}

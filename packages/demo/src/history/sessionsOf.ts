import type { Diary } from './Diary.js'
import { listenOnce } from './listenOnce.js'
import type { Earnings } from './money.js'
import { logAside, openSession, sessionRecord } from './Session.js'
import type { Taste } from './tasteOf.js'

const DAY = 86_400_000
const HOUR = 3_600_000
const ROWS_PER_SESSION = 10

/** Spreads so many rows over a user's sessions; yields after each, when the diary holds that session. */
export function* sessionsOf(diary: Diary, taste: Taste, earnings: Earnings, rows: number): Generator<void> {
  const { random, user, world } = diary
  const sessions = Math.ceil(rows / ROWS_PER_SESSION)
  const from = Math.max(world.from, user.createdAt)
  const { to } = world
  const usualHour = random.between(7, 23)
  let left = rows
  for (let number = 0; number < sessions && left > 0; number++) {
    const about = from + ((number + random.next()) / sessions) * (to - from)
    const hour = usualHour + 2.5 * random.normal()
    const startedAt = Math.floor(Math.min(to - 3 * HOUR, Math.max(from, atHour(about, hour))))
    const fair = left / (sessions - number)
    const size =
      number === sessions - 1
        ? left
        : Math.min(left, Math.max(1, Math.round(fair * random.between(0.4, 1.6))))
    left -= size
    writeSession(diary, taste, earnings, startedAt, size)
    yield
  }
}

function writeSession(diary: Diary, taste: Taste, earnings: Earnings, startedAt: number, rows: number): void {
  const { random, records } = diary
  const session = openSession(diary, startedAt, rows)
  const place = records.length
  if (random.chance(0.12)) logAside(session, 'system.login')
  if (random.chance(0.1)) logAside(session, 'player.search_performed', undefined, { query: '50% "off", *' })
  if (random.chance(0.08)) logAside(session, 'player.recommendation_clicked')
  while (session.rowsLeft > 0) listenOnce(session, taste, earnings)
  records.splice(place, 0, sessionRecord(session))
}

function atHour(milliseconds: number, hour: number): number {
  return Math.floor(milliseconds / DAY) * DAY + (((hour % 24) + 24) % 24) * HOUR
}

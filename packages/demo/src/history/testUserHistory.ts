import { type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import { TEST_USER_DAYS, trackIdAt } from '../platform/index.js'
import { writeConcierto } from './concierto.js'
import type { Diary } from './Diary.js'
import { writeEngagement } from './hostRows.js'
import { playTrack } from './listenOnce.js'
import { noEarnings } from './money.js'
import { openSession, type Session, sessionRecord } from './Session.js'
import type { Taste } from './tasteOf.js'

const HOUR = 3_600_000
const REACTIONS = ['track_favorite', 'track_share', 'track_download', 'playlist_add'] as const

/**
 * The test user's history, within the requirements' figures for every seed: 5 to 8 sessions of 4 or 5 listens and
 * 2 or 3 engagements, one further session that was logged twice, and at most 5 votes.
 */
export function testUserHistory(diary: Diary, taste: Taste): DemoRecord[] {
  const { random, user } = diary
  const sessions = random.int(5, 8)
  const span = TEST_USER_DAYS.lastActiveAt - user.createdAt - 6 * HOUR
  const gap = span / (sessions - 1)
  playTwiceOver(diary)
  for (let number = 0; number < sessions; number++) {
    const wander = number === 0 || number === sessions - 1 ? 0 : random.between(-0.3, 0.3)
    const startedAt = Math.floor(user.createdAt + 4 * HOUR + (number + wander) * gap)
    sitDown(
      openSession(diary, startedAt, random.int(4, 5), random.pick(['general', 'playlist', 'discovery'])),
      taste,
    )
  }
  writeConcierto(diary, noEarnings(diary.world), random.int(3, 5), TEST_USER_DAYS.lastActiveAt)
  return diary.records
}

function sitDown(session: Session, taste: Taste): void {
  const { diary } = session
  const { random, world } = diary
  let track = 0
  while (session.rowsLeft > 0) {
    track = playTrack(session, taste).track
    session.clock += 5000
  }
  session.rowsLeft = random.int(2, 3)
  while (session.rowsLeft > 0) {
    const contentId = trackIdAt(world, track)
    const entity = { type: 'track' as const, id: contentId }
    session.clock += random.int(5, 40) * 1000
    writeEngagement(session, { type: random.pick(REACTIONS), at: session.clock, contentId, entity })
  }
  diary.records.push(sessionRecord(session))
}

/** The same play in both logs, four seconds apart: a backfill must count it once. */
function playTwiceOver(diary: Diary): void {
  const { random, records, user, world } = diary
  const session = openSession(diary, user.createdAt + 30 * HOUR, 1, 'general')
  const shared = { user_id: user.id, session_id: session.id, content_id: trackIdAt(world, 0) }
  const metadata = { device: session.device, source: 'app', context: session.context }
  session.clock += 200_000
  records.push(
    sessionRecord(session),
    recordOf('public.listening_history', {
      ...shared,
      id: random.uuid(),
      event_type: 'played',
      play_duration: 180,
      progress_percentage: 100,
      metadata,
      created_at: isoTime(session.startedAt),
    }),
    recordOf('public.media_engagement_log', {
      ...shared,
      id: random.uuid(),
      event_type: 'track_play',
      metadata,
      created_at: isoTime(session.startedAt + 4000),
    }),
  )
}

import { isoTime, recordOf } from '../generate/DemoRecord.js'
import type { Diary, Entry, Metadata } from './Diary.js'
import { CANONICAL_NAMES, type HostEventName } from './eventNames.js'
import { type HostRow, QUIRK_NAMES, QUIRKS, type QuirkName } from './quirks.js'
import type { Session } from './Session.js'

const HOUR = 3_600_000

export interface HostEvent {
  type: HostEventName
  at: number
  contentId: string | null
  entity: Entry['entity']
  playDuration?: number
  progress?: number
  metadata?: Metadata
}

/** Writes a row of listening_history and its Passport entry. */
export function writeListen(session: Session, event: HostEvent): void {
  const row = hostRowOf(session, event)
  if (!row) return
  session.diary.records.push(
    recordOf('public.listening_history', {
      id: session.diary.random.uuid(),
      user_id: session.diary.user.id,
      session_id: row.sessionId,
      content_id: row.contentId,
      event_type: row.eventType,
      play_duration: row.playDuration,
      progress_percentage: row.progress,
      metadata: row.metadata,
      created_at: isoTime(row.deviceAt),
    }),
  )
  logHostRow(session, event, row)
}

/** Writes a row of media_engagement_log and its Passport entry. */
export function writeEngagement(session: Session, event: HostEvent): void {
  const row = hostRowOf(session, event)
  if (!row) return
  session.diary.records.push(
    recordOf('public.media_engagement_log', {
      id: session.diary.random.uuid(),
      user_id: session.diary.user.id,
      session_id: row.sessionId,
      content_id: row.contentId,
      event_type: row.eventType,
      metadata: row.metadata,
      created_at: isoTime(row.deviceAt),
    }),
  )
  logHostRow(session, event, row)
}

function hostRowOf(session: Session, event: HostEvent): HostRow | undefined {
  if (session.rowsLeft <= 0) return undefined
  session.rowsLeft--
  const { user, world } = session.diary
  const row: HostRow = {
    sessionId: session.id,
    contentId: event.contentId,
    eventType: event.type,
    playDuration: event.playDuration ?? null,
    progress: event.progress ?? null,
    metadata: { device: session.device, source: 'app', context: session.context, ...event.metadata },
    deviceAt: event.at,
  }
  if (event.type === 'played') session.diary.plays++
  if (user.person === 'testUser' || user.person === 'fan') return row
  if (user.person === 'clockSkew') {
    return { ...row, deviceAt: session.diary.plays === 2 ? FAR_FUTURE : event.at + 3 * HOUR }
  }
  const quirk = quirkFor(session.diary, event)
  return quirk ? QUIRKS[quirk](row, world) : row
}

/** Now and then one at random; the messy history goes through all of them in turn, in half of its plays. */
function quirkFor({ plays, random, user }: Diary, event: HostEvent): QuirkName | undefined {
  if (user.person === 'messyHistory' && event.type === 'played')
    return QUIRK_NAMES[plays % (2 * QUIRK_NAMES.length)]
  return random.chance(0.012) ? random.pick(QUIRK_NAMES) : undefined
}

/** What a device says whose clock ran over the end of 32-bit time. */
const FAR_FUTURE = Date.parse('2038-01-19T03:14:07.000Z')

function logHostRow(session: Session, event: HostEvent, row: HostRow): void {
  const unknown = row.eventType !== event.type
  const isTrack = event.entity?.type === 'track'
  const entity = isTrack ? row.contentId && { type: 'track' as const, id: row.contentId } : event.entity
  const progress = row.progress === null ? {} : { progress_percentage: row.progress }
  const duration = row.playDuration === null ? {} : { play_duration: row.playDuration }
  session.diary.log({
    at: event.at,
    deviceAt: row.deviceAt,
    type: unknown ? row.eventType : CANONICAL_NAMES[event.type],
    entity: entity || undefined,
    sessionId: row.sessionId,
    deviceId: session.deviceId,
    metadata: { ...duration, ...progress, ...row.metadata },
  })
}

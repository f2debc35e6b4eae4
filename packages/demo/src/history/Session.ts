import { type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import type { Diary, Entry, Metadata } from './Diary.js'
import { CANONICAL_NAMES, type HostEventName } from './eventNames.js'
import { type HostRow, QUIRK_NAMES, QUIRKS } from './quirks.js'

export type Context = 'discovery' | 'playlist' | 'event' | 'vertical_player' | 'general'

const CONTEXTS: readonly Context[] = [
  'general',
  'general',
  'general',
  'playlist',
  'playlist',
  'discovery',
  'discovery',
  'vertical_player',
  'event',
]
const DEVICES = ['ios', 'android', 'web', 'desktop', 'smart_speaker'] as const
const HOUR = 3_600_000

/** One sitting: a device, a context, a clock that runs on, and so many rows still to write. */
export interface Session {
  readonly diary: Diary
  readonly id: string
  readonly device: string
  readonly deviceId: string
  readonly context: Context
  readonly startedAt: number
  clock: number
  rowsLeft: number
}

export function openSession(
  diary: Diary,
  startedAt: number,
  rows: number,
  context: Context = diary.random.pick(CONTEXTS),
): Session {
  const { random, user } = diary
  const device = DEVICES[(user.index + random.rank(3)) % DEVICES.length] ?? 'web'
  return {
    diary,
    id: random.uuid(),
    device,
    deviceId: `${device}-${user.id.slice(-12)}`,
    context,
    startedAt,
    clock: startedAt,
    rowsLeft: rows,
  }
}

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
  const { random, user, world } = session.diary
  const row: HostRow = {
    sessionId: session.id,
    contentId: event.contentId,
    eventType: event.type,
    playDuration: event.playDuration ?? null,
    progress: event.progress ?? null,
    metadata: { device: session.device, source: 'app', context: session.context, ...event.metadata },
    deviceAt: event.at,
  }
  switch (user.person) {
    case 'testUser':
    case 'fan':
      return row
    case 'clockSkew':
      return { ...row, deviceAt: session.rowsLeft === 2 ? FAR_FUTURE : event.at + 3 * HOUR }
    case 'messyHistory': {
      const quirk = QUIRK_NAMES[(event.at + session.rowsLeft) % (2 * QUIRK_NAMES.length)]
      return quirk ? QUIRKS[quirk](row, world) : row
    }
    default:
      return random.chance(0.012) ? QUIRKS[random.pick(QUIRK_NAMES)](row, world) : row
  }
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

/** A Passport entry of the session that no table of the host knows. */
export function logAside(
  session: Session,
  type: string,
  entity?: Entry['entity'],
  metadata?: Metadata,
): string {
  return session.diary.log({
    at: session.clock,
    type,
    entity,
    sessionId: session.id,
    deviceId: session.deviceId,
    metadata: { device: session.device, context: session.context, ...metadata },
  })
}

/** The session's own row; written last, since only then its end is known. */
export function sessionRecord(session: Session): DemoRecord {
  const { random, user } = session.diary
  return recordOf('public.listening_sessions', {
    id: session.id,
    user_id: user.id,
    started_at: isoTime(session.startedAt),
    ended_at: random.chance(0.05) ? null : isoTime(session.clock),
    device_type: session.device,
    context: session.context,
  })
}

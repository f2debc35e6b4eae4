import { type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import type { Diary, Entry, Metadata } from './Diary.js'

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

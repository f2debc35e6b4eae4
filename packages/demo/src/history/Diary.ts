import { type DemoJson, type DemoRecord, isoTime, recordOf } from '../generate/DemoRecord.js'
import type { DemoUser, DemoWorld } from '../platform/index.js'
import type { Random } from '../random/index.js'
import { loggedName } from './eventNames.js'

export type Metadata = { readonly [key: string]: DemoJson }

export interface Entry {
  /** When it really happened. */
  at: number
  /** What the device's clock said; the real time where it is right. */
  deviceAt?: number
  type: string
  entity?: { type: 'track' | 'artist' | 'event' | 'transaction' | 'playlist'; id: string } | undefined
  sessionId?: string | null
  deviceId?: string | null
  metadata?: Metadata
  /** Keep the name as it is: no older name instead. */
  verbatim?: boolean
}

/** Collects what one user does, a piece at a time, as rows of the host's tables and of the Passport. */
export interface Diary {
  readonly world: DemoWorld
  readonly user: DemoUser
  readonly random: Random
  readonly records: DemoRecord[]
  /** Rows of the type `played` so far. */
  plays: number
  /** Writes a Passport entry and answers its id; nothing is written for a user who is not logged. */
  log(entry: Entry): string
}

export function openDiary(world: DemoWorld, user: DemoUser, random: Random): Diary {
  const records: DemoRecord[] = []
  const logged = world.log && user.person !== 'testUser'
  return {
    world,
    user,
    random,
    records,
    plays: 0,
    log(entry) {
      const id = random.uuidAt(entry.at)
      const delay = random.int(300, 5000)
      const name = entry.verbatim ? entry.type : loggedName(random, entry.type)
      if (!logged) return id
      records.push(
        recordOf('public.passport_entries', {
          id,
          user_id: user.id,
          session_id: entry.sessionId ?? null,
          device_id: entry.deviceId ?? null,
          event_type: name,
          entity_type: entry.entity?.type ?? null,
          entity_id: entry.entity?.id ?? null,
          metadata: entry.metadata ?? {},
          device_time: isoTime(entry.deviceAt ?? entry.at),
          created_at: isoTime(entry.at + delay),
        }),
      )
      return id
    },
  }
}

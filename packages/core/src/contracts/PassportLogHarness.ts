import type { PerDomain } from '../domains/index.js'
import type { DiaSystem, EventEntityType } from '../events/index.js'
import type { PassportLog } from '../passport/index.js'

/** An entry as a case appends it. */
export interface ContractEntry {
  readonly userId: string
  readonly id: string
  readonly eventType: string
  /** ISO 8601; also when the log received it. */
  readonly occurredAt: string
  readonly entityType: EventEntityType | null
  readonly entityId: string | null
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Where one system stands with an entry. */
export interface ContractStanding {
  readonly entryId: string
  readonly system: DiaSystem
  readonly state: 'open' | 'done' | 'skipped' | 'dead'
  /** Why it was skipped, or the code of its last failure; of what is done, null. */
  readonly reason: string | null
}

/** A log for one case: nothing is open on it, whatever earlier cases left. */
export interface PassportLogFixture {
  readonly log: PassportLog
  /** A UUID that was never used. */
  newId(): string
  /** Makes known a user who has a MediaID and consents; answers their id. */
  addUser(): Promise<string>
  /** Makes known a track with a title, its artist, and the artist's user, who is paid. */
  addTrack(): Promise<{ readonly trackId: string; readonly artistId: string; readonly artistUserId: string }>
  append(entries: readonly ContractEntry[]): Promise<void>
  /** Lets the log's clock, or what it has to wait for, pass on. */
  passSeconds(seconds: number): Promise<void>
  /** Of everything that a user's entries are routed to. */
  standingsOf(userId: string): Promise<readonly ContractStanding[]>
  /** S per domain, as of its own reference time, and M; null while the DNA is not initialised. */
  dnaOf(userId: string): Promise<PerDomain<{ signal: ArrayLike<number>; mass: number }> | null>
  /** US dollars, in cents. */
  balanceOf(userId: string): Promise<bigint>
  /** A track's score over all days, in millionths. */
  scoreOf(trackId: string): Promise<bigint>
  close(): Promise<void>
}

export interface PassportLogHarness {
  open(): Promise<PassportLogFixture>
}

/** What cases do with a log of their own. */
export type PassportLogCases = Readonly<Record<string, (fixture: PassportLogFixture) => Promise<void>>>

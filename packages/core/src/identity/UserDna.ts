import type { PerDomain } from '../domains/index.js'
import type { AtgcBases } from './AtgcBases.js'

export interface DomainEvidence {
  /** What decay has left of the interactions' weight, at `readAt`. */
  readonly mass: number
  /** The interactions' weight without decay. */
  readonly lifetimeMass: number
  /** M/(M+κ), 0 to 1. */
  readonly confidence: number
  /** L/(L+κ), 0 to 1. */
  readonly maturity: number
}

/** A user's MediaID and DNA as a reader sees them; the vectors stay in the database. */
export interface UserDna {
  readonly userId: string
  /** The primary MediaID, null without one. */
  readonly mediaId: string | null
  readonly mediaIdCount: number
  readonly bases: AtgcBases | null
  /** Null means "not initialised", which is a normal state. */
  readonly dna: {
    readonly domains: PerDomain<DomainEvidence>
    readonly confidence: number
    readonly maturity: number
    readonly model: string
    readonly initialisedAt: string
    readonly lastEventAt: string | null
    readonly interactionCount: number
  } | null
  readonly consent: boolean
  readonly readAt: string
}

/** Where a user's DNA is read. Failures are DiaErrors. */
export interface DnaSource {
  /** Reads one user's bases and evidence; the backend writes the audit log in the same transaction. */
  readUserDna(userId: string, options?: { signal?: AbortSignal }): Promise<UserDna>
}

export interface InitialisedDna {
  /** False where it was before; nothing has changed then. */
  readonly initialised: boolean
  /** The MediaID that it is pinned to. */
  readonly mediaId: string
  /** ISO 8601. */
  readonly initialisedAt: string
}

/** Where a user's DNA is begun, by an admin or by the user; audited. Failures are DiaErrors. */
export interface DnaInitialiser {
  /** Makes the prior of the user's ATGC bases and pins their primary MediaID. */
  initialiseDna(userId: string, options?: { signal?: AbortSignal }): Promise<InitialisedDna>
}

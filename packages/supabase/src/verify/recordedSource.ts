import type { DomainVectors } from '@dia/core/embedding'
import type { ClaimedEntry } from '@dia/core/passport'
import type {
  RecordedBatch,
  RecordedDna,
  RecordedScore,
  RecordedSource,
  RecordedUser,
} from '@dia/core/redecide'
import { decodeVectors } from '../history/decodeVectors.js'
import type { RpcCall } from '../rpc/RpcCall.js'

type Vectors = readonly (string | null)[]

interface AnsweredUser {
  readonly userId: string
  readonly mediaId: string | null
  readonly model: string | null
  readonly contentFlags: unknown
  readonly prior: Vectors | null
}

interface AnsweredPage {
  readonly entries: readonly (Omit<ClaimedEntry, 'userId' | 'attempts'> & {
    readonly mediaid: (Omit<RecordedDna, 'k'> & { readonly k: readonly number[] }) | null
    readonly coliseum: (Omit<RecordedScore, 'weightedScore'> & { readonly weightedScore: string }) | null
  })[]
  readonly entities: RecordedBatch['entities']
}

const USERS = 100
const ENTRIES = 250
/** Some 6 kB each; what is not among the newest is read again. */
const MOST_VECTORS = 2000
const VECTORS_PER_CALL = 250

export interface RecordedSourceOptions {
  /** The call, as the service or an admin: `pgRpc(session)` or `supabaseRpc(client)`. */
  readonly rpc: RpcCall
  /** The model of the entity vectors, where a user has no DNA. */
  readonly model: string
}

/** The recorded entries of the database, page by page; each run is audited. */
export function recordedSource({ rpc, model }: RecordedSourceOptions): RecordedSource {
  const known = new Map<string, DomainVectors>()

  async function vectorsOf(ids: ReadonlySet<string>, signal?: AbortSignal) {
    const vectors = new Map<string, DomainVectors>()
    for (const id of ids) {
      const vector = known.get(id)
      if (vector !== undefined) vectors.set(id, vector)
    }
    const missing = [...ids].filter((id) => !vectors.has(id))
    for (let from = 0; from < missing.length; from += VECTORS_PER_CALL) {
      const part = missing.slice(from, from + VECTORS_PER_CALL)
      const answer = (await rpc('dia_entity_vectors', { ids: part }, signal)) as Record<string, Vectors>
      for (const [id, texts] of Object.entries(answer)) vectors.set(id, decodeVectors(texts))
    }
    // The newest are kept: a map remembers the order.
    for (const [id, vector] of vectors) {
      known.delete(id)
      known.set(id, vector)
    }
    for (const id of known.keys()) {
      if (known.size <= MOST_VECTORS) break
      known.delete(id)
    }
    return vectors
  }

  async function* batchesOf(
    userId: string,
    ofModel: string,
    signal?: AbortSignal,
  ): AsyncGenerator<RecordedBatch> {
    let last: ClaimedEntry | undefined
    for (;;) {
      signal?.throwIfAborted()
      const page = (await rpc(
        'dia_recorded_entries',
        {
          ...{ of_user: userId, of_model: ofModel, page_limit: ENTRIES },
          after_occurred_at: last?.occurredAt ?? null,
          after_id: last?.id ?? null,
        },
        signal,
      )) as AnsweredPage
      const entries = page.entries.map(({ mediaid, coliseum, ...entry }) => ({
        entry: { ...entry, userId, attempts: 0 },
        mediaid: mediaid && { ...mediaid, k: perDomainOf(mediaid.k) },
        coliseum: coliseum && { ...coliseum, weightedScore: BigInt(coliseum.weightedScore) },
      }))
      if (entries.length > 0) {
        const ids = [
          ...entries.map(({ mediaid }) => mediaid?.vectorId),
          ...page.entities.map(({ vectorId }) => vectorId),
        ]
        const wanted = new Set(ids.flatMap((id) => id ?? []))
        yield { entries, entities: page.entities, vectors: await vectorsOf(wanted, signal) }
      }
      if (entries.length < ENTRIES) return
      last = entries.at(-1)?.entry
    }
  }

  return {
    async *readRecordedUsers({ userId, signal } = {}): AsyncGenerator<RecordedUser> {
      let next: string | null = null
      do {
        const page = (await rpc(
          'dia_recorded_users',
          { after_user: next, user_limit: USERS, only_user: userId ?? null },
          signal,
        )) as { users: readonly AnsweredUser[]; next: string | null }
        for (const answered of page.users)
          yield {
            userId: answered.userId,
            user: userOf(answered),
            prior: answered.prior && decodeVectors(answered.prior),
            batches: batchesOf(answered.userId, answered.model ?? model, signal),
          }
        next = page.next
      } while (next !== null)
    },
  }
}

function userOf({ userId, mediaId, contentFlags, prior }: AnsweredUser): RecordedUser['user'] {
  return mediaId === null ? undefined : { userId, mediaId, contentFlags, initialised: prior !== null }
}

function perDomainOf([cultural = 0, behavioral = 0, economic = 0, spatial = 0]: readonly number[]) {
  return { cultural, behavioral, economic, spatial }
}

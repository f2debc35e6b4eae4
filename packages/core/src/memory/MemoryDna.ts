import { perDomain } from '../domains/perDomain.js'
import type { DomainVectors } from '../embedding/index.js'
import { DiaError } from '../errors/index.js'
import { historyInteractions } from '../history/index.js'
import { createDnaState, type DnaState, mirrorInteractionsToDNA } from '../mirroring/index.js'
import { domainBits } from '../passport/domainBits.js'
import { entityKey } from '../passport/embedEntities.js'
import type { DecidedBatch, EntryDecision, MediaIdDecision } from '../passport/index.js'
import { unitVector } from '../vectors/index.js'

interface Profile {
  readonly mediaId: string
  readonly model: string
  state: DnaState
}

/** DNA as sums, with the vectors that it mirrors; of one model per user. */
export class MemoryDna {
  readonly profiles = new Map<string, Profile>()
  /** By model and entity. */
  readonly #vectors = new Map<string, DomainVectors>()

  domainsOf(model: string, entityType: string, entityId: string): number | undefined {
    const vectors = this.#vectors.get(vectorKey(model, entityType, entityId))
    return vectors && domainBits(vectors)
  }

  /** Takes over vectors and priors of a batch, then says whether its decisions can be added. Throws DiaError `CONFLICT`, `CHECK_FAILED`. */
  prepare({ model, priors, entityVectors }: DecidedBatch, moved: readonly MediaIdDecision[]): void {
    for (const { entityType, entityId, vectors } of entityVectors) {
      const key = vectorKey(model, entityType, entityId)
      if (!this.#vectors.has(key)) this.#vectors.set(key, vectors)
    }
    const held = new Set(moved.map(({ userId }) => userId))
    for (const { userId, mediaId, vectors } of priors)
      if (held.has(userId) && !this.profiles.has(userId))
        this.profiles.set(userId, { mediaId, model, state: createDnaState({ prior: vectors }) })
    for (const decision of moved) {
      const profile = this.profiles.get(decision.userId)
      if (profile?.model !== model) {
        throw new DiaError(
          'CONFLICT',
          'The DNA of a user of this batch is of another model, or is not there.',
          'Run workers with one embedder; the entries are put back.',
        )
      }
      if (this.#vectorOf(model, decision) === undefined) {
        throw new DiaError(
          'CHECK_FAILED',
          'A decision mirrors an entity without a vector.',
          'Build the vector in the same batch.',
        )
      }
    }
  }

  add(model: string, decisions: readonly EntryDecision[]): void {
    const ofUser = new Map<string, MediaIdDecision[]>()
    for (const { mediaid } of decisions)
      if (mediaid?.outcome === 'done')
        ofUser.set(mediaid.userId, [...(ofUser.get(mediaid.userId) ?? []), mediaid])
    for (const [userId, moved] of ofUser) {
      const profile = this.profiles.get(userId)
      if (profile === undefined) continue
      const vectors = new Map(
        moved.flatMap((decision) => {
          const vector = this.#vectorOf(model, decision)
          return vector === undefined ? [] : [[mirrored(decision), vector] as const]
        }),
      )
      const items = moved.map((decision) => ({
        ...decision,
        id: decision.entryId,
        sessionId: null,
        entityName: null,
        artistId: null,
        artistName: null,
        vectorId: mirrored(decision),
        skipReason: null,
      }))
      profile.state = mirrorInteractionsToDNA(profile.state, historyInteractions({ items, vectors })).state
    }
  }

  /** A vote mirrors the mean of its event's and its artist's vector. */
  #vectorOf(
    model: string,
    { entityType, entityId, withArtistId }: MediaIdDecision,
  ): DomainVectors | undefined {
    const own = this.#vectors.get(vectorKey(model, entityType ?? '', entityId ?? ''))
    if (withArtistId === null || own === undefined) return own
    const artist = this.#vectors.get(vectorKey(model, 'artist', withArtistId))
    if (artist === undefined) return undefined
    return perDomain((domain) =>
      unitVector(Array.from(own[domain], (c, index) => c + (artist[domain][index] ?? 0))),
    )
  }
}

function vectorKey(model: string, entityType: string, entityId: string): string {
  return `${model} ${entityKey(entityType, entityId)}`
}

function mirrored({ entityType, entityId, withArtistId }: MediaIdDecision): string {
  return `${entityKey(entityType ?? '', entityId ?? '')} ${withArtistId ?? ''}`
}

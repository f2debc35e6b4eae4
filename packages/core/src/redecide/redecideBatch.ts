import { perDomain } from '../domains/perDomain.js'
import type { DomainVectors } from '../embedding/index.js'
import { DiaError } from '../errors/index.js'
import type { EventCatalogue } from '../events/index.js'
import { domainBits } from '../passport/domainBits.js'
import { entityKey } from '../passport/embedEntities.js'
import { type ClaimedUser, decideColiseum, decideMediaId, type MediaIdDecision } from '../passport/index.js'
import { unitVector } from '../vectors/index.js'
import type { DnaMovement } from './foldDecisions.js'
import type { RecordedBatch, RecordedEntry } from './RecordedEntry.js'
import type { RedecidedEntry } from './RedecideReport.js'

/** What a batch was, and what it would be. */
export interface RedecidedBatch {
  readonly before: readonly DnaMovement[]
  readonly after: readonly DnaMovement[]
  /** The batch's, and those of means that were never stored. */
  readonly vectors: ReadonlyMap<string, DomainVectors>
  readonly changes: readonly RedecidedEntry[]
  readonly scoreBefore: bigint
  readonly scoreAfter: bigint
}

/** Decides recorded entries anew; pure. */
export function redecideBatch(
  batch: RecordedBatch,
  user: ClaimedUser | undefined,
  catalogue: EventCatalogue,
): RedecidedBatch {
  const vectors = new Map(batch.vectors)
  const newest = new Map<string, string>()
  const artists = new Map<string, string>()
  for (const { entityType, entityId, vectorId, artistId } of batch.entities) {
    if (vectorId !== undefined) newest.set(entityKey(entityType, entityId), vectorId)
    if (artistId !== undefined) artists.set(entityId, artistId)
  }
  const vectorOf = (entityType: string, entityId: string) =>
    vectors.get(newest.get(entityKey(entityType, entityId)) ?? '')
  const domainsOf = (entityType: string, entityId: string) => {
    const vector = vectorOf(entityType, entityId)
    return vector && domainBits(vector)
  }
  /** Names the vector that a decision mirrors; a vote's mean is made where it is not there. */
  const mirrored = ({ entityType, entityId, withArtistId }: MediaIdDecision): string => {
    const own = newest.get(entityKey(entityType ?? '', entityId ?? '')) ?? ''
    if (withArtistId === null) return own
    const id = `${own} ${entityKey('artist', withArtistId)}`
    const [event, artist] = [vectors.get(own), vectorOf('artist', withArtistId)]
    if (event !== undefined && artist !== undefined && !vectors.has(id))
      vectors.set(id, meanOf(event, artist))
    return id
  }

  const result = { scoreBefore: 0n, scoreAfter: 0n }
  const before: DnaMovement[] = []
  const after: DnaMovement[] = []
  const changes: RedecidedEntry[] = []
  for (const recorded of batch.entries) {
    const { entry, mediaid, coliseum } = recorded
    // What an admin took out stays out, whatever the weights.
    if (mediaid !== null && mediaid.reason !== 'EXCLUDED') {
      const decision = decideMediaId(entry, user, domainsOf, catalogue)
      const { id, occurredAt } = entry
      if (mediaid.outcome === 'done' && mediaid.vectorId !== null)
        before.push({ ...mediaid, id, occurredAt, eventType: entry.eventType, vectorId: mediaid.vectorId })
      if (decision.outcome === 'done')
        after.push({ ...decision, id, vectorId: mirroredAsBefore(recorded, decision) ?? mirrored(decision) })
      note(changes, recorded, 'mediaid', showDna(mediaid), showDna(decision))
    }
    if (coliseum !== null) {
      const decision = decideColiseum(entry, (trackId) => artists.get(trackId), catalogue)
      const score = decision.scores.reduce((sum, { weightedScore }) => sum + weightedScore, 0n)
      result.scoreBefore += coliseum.weightedScore
      result.scoreAfter += score
      note(
        changes,
        recorded,
        'coliseum',
        showScore(coliseum),
        showScore({ ...decision, weightedScore: score }),
      )
    }
  }
  return { ...result, before, after, vectors, changes }
}

/** The same entity is mirrored as it was: a newer version of its vector is no difference of the weights. */
function mirroredAsBefore({ entry, mediaid }: RecordedEntry, decision: MediaIdDecision): string | null {
  const isSame = decision.entityType === entry.entityType && decision.entityId === entry.entityId
  return isSame ? (mediaid?.vectorId ?? null) : null
}

function meanOf(event: DomainVectors, artist: DomainVectors): DomainVectors {
  return perDomain((domain) => {
    const other = artist[domain]
    if (other.length !== event[domain].length)
      throw new DiaError(
        'DIMENSION_MISMATCH',
        'Two vectors have different lengths.',
        'Use vectors of one model.',
      )
    return unitVector(Array.from(event[domain], (c, index) => c + (other[index] ?? 0)))
  })
}

function note(
  changes: RedecidedEntry[],
  { entry: { id, eventType } }: RecordedEntry,
  system: RedecidedEntry['system'],
  before: string,
  after: string,
): void {
  if (before !== after) changes.push({ entryId: id, eventType, system, before, after })
}

function showDna({
  outcome,
  reason,
  valence,
  k,
}: Pick<MediaIdDecision, 'outcome' | 'valence' | 'k'> & { readonly reason: string | null }): string {
  if (outcome === 'skipped') return `skipped ${reason}`
  const { cultural, behavioral, economic, spatial } = k
  return `k ${[cultural, behavioral, economic, spatial].map((n) => Number(n.toPrecision(12))).join(' ')}, valence ${valence}`
}

function showScore({
  outcome,
  reason,
  weightedScore,
}: {
  readonly outcome: string
  readonly reason: string | null
  readonly weightedScore: bigint
}): string {
  return outcome === 'skipped' ? `skipped ${reason}` : `score ${weightedScore}`
}

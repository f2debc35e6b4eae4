import { type EntityScore, scoresOf } from '../coliseum/index.js'
import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type EventCatalogue, resolveEventType } from '../events/index.js'
import type { ClaimedEntry } from './ClaimedBatch.js'
import type { ColiseumDecision, ColiseumSkipReason } from './PassportDecision.js'
import { uuidOf } from './uuidOf.js'

/** Answers the artist of a track; undefined where the host knows none. */
export type ArtistOfTrack = (trackId: string) => string | undefined

const NO_SCORES: readonly EntityScore[] = []
const NO_CONTEXT: ColiseumDecision['context'] = {}

/**
 * Decides whom one entry scores, and how much. Pure: the same entry, artist and catalogue give the same scores.
 * @example
 * import { EVENT_CATALOGUE } from '@dia/core/events'
 * import { decideColiseum } from '@dia/core/passport'
 * const entry = { userId: 'u', id: 'e', eventType: 'played', occurredAt: '2025-11-09T12:00:00Z', entityType: 'track', entityId: 't', context: null, artistId: null, progressPercentage: 100, attempts: 0 }
 * decideColiseum(entry, () => 'a', EVENT_CATALOGUE).scores.map((score) => score.weightedScore) // → [3000000n, 3000000n]
 */
export function decideColiseum(
  entry: ClaimedEntry,
  artistOf: ArtistOfTrack,
  catalogue: EventCatalogue,
): ColiseumDecision {
  return answerOrDiaError('decideColiseum', () => {
    if (typeof entry !== 'object' || entry === null)
      throw new DiaError('INVALID_ENTRY', 'There is no entry to decide.', 'Pass an entry of a claimed batch.')
    const { userId, id: entryId } = entry
    const skip = (reason: ColiseumSkipReason): ColiseumDecision => ({
      userId,
      entryId,
      outcome: 'skipped',
      reason,
      scores: NO_SCORES,
      context: NO_CONTEXT,
    })
    const definition = resolveEventType(entry.eventType, catalogue)
    if (definition === undefined) return skip('UNKNOWN_EVENT_TYPE')

    const { entityType, entityId, progressPercentage } = entry
    const ofTrack = entityType === 'track' && entityId !== null ? artistOf(entityId) : undefined
    const scores = scoresOf({
      eventType: definition.type,
      baseScore: definition.coliseumScore,
      occurredAt: entry.occurredAt,
      receivedAt: entry.receivedAt,
      entityType,
      entityId,
      artistId: ofTrack ?? uuidOf(entry.artistId),
      eventId: uuidOf(entry.eventId),
      progressPercentage: isScalar(progressPercentage) ? progressPercentage : null,
    })
    if (scores.length === 0) return skip('NO_SCORED_ENTITY')
    return { userId, entryId, outcome: 'done', reason: null, scores, context: contextOf(entry) }
  })
}

function contextOf({ context, progressPercentage }: ClaimedEntry): ColiseumDecision['context'] {
  if (typeof context !== 'string' && !isScalar(progressPercentage)) return NO_CONTEXT
  const of: Record<string, string | number> = {}
  if (typeof context === 'string') of.context = context.slice(0, 100)
  if (isScalar(progressPercentage)) of.progress_percentage = shortened(progressPercentage)
  return of
}

function shortened(value: string | number): string | number {
  return typeof value === 'string' ? value.slice(0, 100) : value
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

import { answerOrDiaError, DiaError } from '../errors/index.js'
import { type Moment, millisecondsOf } from '../time/index.js'
import { type LeaderboardType, type Period, periodOf } from './periodOf.js'
import { periodStanding } from './periodStanding.js'
import { weightedScore } from './weightedScore.js'

/** What an entry of the log brings to the Coliseum. */
export interface ScoredEvent {
  /** The canonical name. */
  readonly eventType: string
  /** The catalogue's `coliseumScore`. */
  readonly baseScore: number | string
  /** The event's effective time: it decides the period. */
  readonly occurredAt: Moment
  /** When the log received it: it decides whether it is late. Missing means at once. */
  readonly receivedAt?: Moment | null | undefined
  readonly entityType?: string | null | undefined
  readonly entityId?: string | null | undefined
  /** The track's artist, or the artist voted for. */
  readonly artistId?: string | null | undefined
  /** The event voted at, where the vote's entity is the artist. */
  readonly eventId?: string | null | undefined
  /** Per cent, number or text; counts for plays only. */
  readonly progressPercentage?: number | string | null | undefined
}

/** One entity's score by one event; a metric, and a place in a leaderboard where there is one. */
export interface EntityScore {
  readonly entityType: 'track' | 'artist' | 'event' | 'playlist'
  readonly entityId: string
  /** Millionths. */
  readonly baseScore: bigint
  /** Millionths. */
  readonly weightedScore: bigint
  /** Null for playlists, and for a score of 0, which ranks nobody. */
  readonly leaderboard: LeaderboardType | null
  readonly period: Period | null
  /** True when its period was final already: recorded, not added. */
  readonly isLate: boolean
}

const LEADERBOARDS = {
  artist: 'artists_weekly',
  track: 'tracks_daily',
  event: 'events_monthly',
  playlist: null,
} as const

const PLAY = 'player.track_played'
const VOTE = 'concierto.vote_cast'

/**
 * The scores an event gives: to its entity, to the artist of a track, to artist and event of a vote.
 * Nothing without an entity, or for a transaction. Throws DiaError `INVALID_SCORE`, `INVALID_INSTANT`, `INVALID_SCORED_EVENT`.
 * @example
 * import { scoresOf } from '@dia/core/coliseum'
 * scoresOf({ eventType: 'player.track_played', baseScore: 1, occurredAt: '2025-11-07T12:00:00Z', entityType: 'track', entityId: 't1', artistId: 'a1', progressPercentage: 100 }).map((score) => score.weightedScore) // → [3000000n, 3000000n]
 */
export function scoresOf(event: ScoredEvent): EntityScore[] {
  return answerOrDiaError('scoresOf', () => {
    if (typeof event !== 'object' || event === null)
      throw new DiaError('INVALID_SCORED_EVENT', 'There is no event to score.', 'Pass a ScoredEvent.')
    const occurredAt = new Date(millisecondsOf(event.occurredAt))
    const receivedAt = new Date(millisecondsOf(event.receivedAt ?? occurredAt))
    const base = weightedScore(event.baseScore)
    const weighted =
      event.eventType === PLAY ? weightedScore(event.baseScore, event.progressPercentage ?? null) : base
    return scoredEntities(event).map(([entityType, entityId]) => {
      const leaderboard = weighted > 0n ? LEADERBOARDS[entityType] : null
      const period = leaderboard && periodOf(leaderboard, occurredAt)
      return {
        entityType,
        entityId,
        baseScore: base,
        weightedScore: weighted,
        leaderboard,
        period,
        isLate: period !== null && periodStanding(period, receivedAt) === 'final',
      }
    })
  })
}

type ScoredEntity = [EntityScore['entityType'], string]

function scoredEntities({ eventType, entityType, entityId, artistId, eventId }: ScoredEvent): ScoredEntity[] {
  if (!isScored(entityType) || !isId(entityId)) return []
  const entities: ScoredEntity[] = [[entityType, entityId]]
  const isVote = eventType === VOTE
  if (isId(artistId) && (entityType === 'track' || (isVote && entityType === 'event')))
    entities.push(['artist', artistId])
  if (isVote && entityType === 'artist' && isId(eventId)) entities.push(['event', eventId])
  return entities
}

function isScored(entityType: unknown): entityType is EntityScore['entityType'] {
  return typeof entityType === 'string' && Object.hasOwn(LEADERBOARDS, entityType)
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && id !== ''
}

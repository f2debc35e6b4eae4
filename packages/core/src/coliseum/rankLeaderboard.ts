import { answerOrDiaError, DiaError } from '../errors/index.js'

/** An entity's score in one period, in millionths. */
export interface PeriodScore {
  readonly entityId: string
  readonly score: bigint
}

export interface Ranking extends PeriodScore {
  /** Equal scores share a rank, and the next rank is skipped: 1, 1, 3. */
  readonly rank: number
  /** In the previous period; null when it was not ranked, or that period is not known. */
  readonly previousRank: number | null
  /** Null when the previous period is not known. */
  readonly trend: 'new' | 'up' | 'down' | 'same' | null
}

/**
 * Ranks a period's scores: highest first, ties by entity id (code units), with the trend against the
 * previous period's ranking. `limit` keeps the first N. Throws DiaError `INVALID_SCORE`, `REPEATED_ENTITY`, `INVALID_LIMIT`.
 * @example
 * import { rankLeaderboard } from '@dia/core/coliseum'
 * const scores = [{ entityId: 'a', score: 5n }, { entityId: 'c', score: 9n }, { entityId: 'b', score: 9n }]
 * rankLeaderboard(scores).map((ranking) => ranking.rank) // → [1, 1, 3]
 */
export function rankLeaderboard(
  scores: readonly PeriodScore[],
  options: {
    readonly limit?: number
    readonly previous?: readonly Pick<Ranking, 'entityId' | 'rank'>[]
  } = {},
): Ranking[] {
  return answerOrDiaError('rankLeaderboard', () => {
    const limit = parseLimit(options?.limit)
    const previous = (options?.previous ?? null) === null ? null : previousRanks(options.previous ?? [])
    const ordered = assertScores(scores).sort(higherFirst)
    let rank = 0
    let last: bigint | null = null
    const rankings: Ranking[] = []
    for (const [index, { entityId, score }] of ordered.slice(0, limit).entries()) {
      if (score !== last) rank = index + 1
      last = score
      const previousRank = previous?.get(entityId) ?? null
      rankings.push({
        entityId,
        score,
        rank,
        previousRank,
        trend: previous ? trendOf(rank, previousRank) : null,
      })
    }
    return rankings
  })
}

function higherFirst(a: PeriodScore, b: PeriodScore): number {
  if (a.score !== b.score) return a.score > b.score ? -1 : 1
  return a.entityId < b.entityId ? -1 : 1
}

function trendOf(rank: number, previousRank: number | null): NonNullable<Ranking['trend']> {
  if (previousRank === null) return 'new'
  if (rank === previousRank) return 'same'
  return rank < previousRank ? 'up' : 'down'
}

function previousRanks(previous: readonly Pick<Ranking, 'entityId' | 'rank'>[]): Map<string, number> {
  if (
    !Array.isArray(previous) ||
    !Array.from(previous).every((ranking) => Number.isSafeInteger(ranking?.rank))
  )
    throw invalidScore('The previous ranking is no list of entities with ranks.')
  return new Map(previous.map(({ entityId, rank }) => [entityId, rank]))
}

function assertScores(scores: readonly PeriodScore[]): PeriodScore[] {
  if (!Array.isArray(scores)) throw invalidScore('The scores are no list.')
  const seen = new Set<string>()
  for (const score of scores) {
    if (typeof score?.entityId !== 'string' || typeof score.score !== 'bigint')
      throw invalidScore('A score lacks its entity, or is no bigint.')
    if (seen.has(score.entityId))
      throw new DiaError(
        'REPEATED_ENTITY',
        'An entity stands twice in one leaderboard.',
        'Add its scores up before ranking.',
      )
    seen.add(score.entityId)
  }
  return [...scores]
}

function parseLimit(limit: unknown): number {
  if (limit === undefined) return Number.POSITIVE_INFINITY
  if (typeof limit === 'number' && Number.isSafeInteger(limit) && limit >= 0) return limit
  throw new DiaError('INVALID_LIMIT', 'A limit is no whole number of 0 or more.', 'Pass a limit such as 100.')
}

function invalidScore(message: string): DiaError {
  return new DiaError(
    'INVALID_SCORE',
    message,
    'Pass { entityId, score } with the score in millionths as bigint.',
  )
}

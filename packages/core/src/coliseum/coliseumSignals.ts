import { answerOrDiaError, DiaError } from '../errors/index.js'
import { LEADERBOARD_TYPES, type LeaderboardType } from './periodOf.js'
import type { Ranking } from './rankLeaderboard.js'

/** Something a host may show or recommend; the Coliseum itself never moves DNA. */
export interface ColiseumSignal {
  /** An artist to discover (a matter of the cultural domain), or a track or event that trends (behavioral). */
  readonly kind: 'artist_discovery' | 'trending'
  readonly leaderboard: LeaderboardType
  readonly entityId: string
  readonly rank: number
  readonly previousRank: number | null
  readonly reason: 'entered_top' | 'climbed'
}

/**
 * The signals of a ranking: who entered the top N, and who climbed at least `climb` ranks within it.
 * None where the previous period is not known. Throws DiaError `INVALID_RANKING`.
 * @example
 * import { coliseumSignals } from '@dia/core/coliseum'
 * coliseumSignals('tracks_daily', [{ entityId: 't1', score: 9n, rank: 1, previousRank: null, trend: 'new' }])[0]?.reason // → 'entered_top'
 */
export function coliseumSignals(
  leaderboard: LeaderboardType,
  rankings: readonly Ranking[],
  options: { readonly top?: number; readonly climb?: number } = {},
): ColiseumSignal[] {
  return answerOrDiaError('coliseumSignals', () => {
    const { top = 10, climb = 3 } = options ?? {}
    const isWell =
      LEADERBOARD_TYPES.includes(leaderboard) &&
      [top, climb].every((count) => Number.isSafeInteger(count) && count >= 0) &&
      Array.isArray(rankings) &&
      Array.from(rankings).every(isRanking)
    if (!isWell)
      throw new DiaError(
        'INVALID_RANKING',
        'Signals were asked of something that is no ranking.',
        'Pass a leaderboard, what rankLeaderboard answered, and whole numbers for top and climb.',
      )
    const kind = leaderboard === 'artists_weekly' ? 'artist_discovery' : 'trending'
    return (rankings as readonly Ranking[]).flatMap(({ entityId, rank, previousRank, trend }) => {
      if (trend === null || rank > top) return []
      const isEntry = previousRank === null || previousRank > top
      if (!isEntry && previousRank - rank < climb) return []
      const reason = isEntry ? 'entered_top' : 'climbed'
      return [{ kind, leaderboard, entityId, rank, previousRank, reason } as const]
    })
  })
}

function isRanking(ranking: Ranking | null | undefined): boolean {
  return (
    typeof ranking?.entityId === 'string' &&
    Number.isSafeInteger(ranking.rank) &&
    (ranking.previousRank === null || Number.isSafeInteger(ranking.previousRank))
  )
}

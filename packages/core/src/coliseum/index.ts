/**
 * Scores, UTC periods and leaderboards in exact millionths, and the signals that a host reads from them.
 * @module
 */

export { type ColiseumSignal, coliseumSignals } from './coliseumSignals.js'
export {
  LEADERBOARD_TYPES,
  type LeaderboardType,
  type Period,
  periodOf,
  previousPeriodOf,
} from './periodOf.js'
export { type PeriodStanding, periodStanding, REVISION_HOURS } from './periodStanding.js'
export { type PeriodScore, type Ranking, rankLeaderboard } from './rankLeaderboard.js'
export { type EntityScore, type ScoredEvent, scoresOf } from './scoresOf.js'
export { formatScore, MILLIONTHS, weightedScore } from './weightedScore.js'

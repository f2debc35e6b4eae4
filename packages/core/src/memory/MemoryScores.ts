import type { EntityScore, LeaderboardType } from '../coliseum/index.js'

/** Scores per leaderboard, period and entity, in millionths. */
export class MemoryScores {
  readonly #boards = new Map<string, Map<string, bigint>>()

  add(scores: readonly EntityScore[]): void {
    for (const { leaderboard, period, entityId, weightedScore, isLate } of scores) {
      if (leaderboard === null || period === null || isLate) continue
      const key = `${leaderboard} ${period.start}`
      const board = this.#boards.get(key) ?? new Map<string, bigint>()
      board.set(entityId, (board.get(entityId) ?? 0n) + weightedScore)
      this.#boards.set(key, board)
    }
  }

  /** A period's scores by entity. */
  board(leaderboard: LeaderboardType, periodStart: string): ReadonlyMap<string, bigint> {
    return this.#boards.get(`${leaderboard} ${periodStart}`) ?? new Map()
  }

  /** An entity's score over all periods. */
  total(leaderboard: LeaderboardType, entityId: string): bigint {
    let sum = 0n
    for (const [key, board] of this.#boards)
      if (key.startsWith(`${leaderboard} `)) sum += board.get(entityId) ?? 0n
    return sum
  }
}

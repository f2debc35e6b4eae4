import { accountsMatrix } from './accountsMatrix.js'
import { artistsMatrix } from './artistsMatrix.js'
import { contentsMatrix } from './contentsMatrix.js'
import { engagementsMatrix } from './engagementsMatrix.js'
import { eventsMatrix } from './eventsMatrix.js'
import { leaderboardsMatrix } from './leaderboardsMatrix.js'
import { listensMatrix } from './listensMatrix.js'
import type { MatrixDefinition, MatrixRow } from './MatrixDefinition.js'
import { metricsMatrix } from './metricsMatrix.js'
import { ofAnyRow } from './ofAnyRow.js'
import { passportMatrix } from './passportMatrix.js'
import { plainMatrices } from './plainMatrices.js'
import { subscriptionsMatrix } from './subscriptionsMatrix.js'
import { transactionsMatrix } from './transactionsMatrix.js'
import { usersMatrix } from './usersMatrix.js'
import { votesMatrix } from './votesMatrix.js'

/** The thirteen matrices of the requirements, by name. */
export const diaMatrices = {
  users: usersMatrix,
  engagements: engagementsMatrix,
  listens: listensMatrix,
  events: eventsMatrix,
  votes: votesMatrix,
  contents: contentsMatrix,
  artists: artistsMatrix,
  subscriptions: subscriptionsMatrix,
  transactions: transactionsMatrix,
  accounts: accountsMatrix,
  metrics: metricsMatrix,
  leaderboards: leaderboardsMatrix,
  passport: passportMatrix,
} as const

export type DiaMatrixName = keyof typeof diaMatrices

/** Every matrix, the thirteen first, then those of the other tables. */
export const allMatrices: readonly MatrixDefinition<MatrixRow>[] = [
  /* @__PURE__ */ ofAnyRow(usersMatrix),
  /* @__PURE__ */ ofAnyRow(engagementsMatrix),
  /* @__PURE__ */ ofAnyRow(listensMatrix),
  /* @__PURE__ */ ofAnyRow(eventsMatrix),
  /* @__PURE__ */ ofAnyRow(votesMatrix),
  /* @__PURE__ */ ofAnyRow(contentsMatrix),
  /* @__PURE__ */ ofAnyRow(artistsMatrix),
  /* @__PURE__ */ ofAnyRow(subscriptionsMatrix),
  /* @__PURE__ */ ofAnyRow(transactionsMatrix),
  /* @__PURE__ */ ofAnyRow(accountsMatrix),
  /* @__PURE__ */ ofAnyRow(metricsMatrix),
  /* @__PURE__ */ ofAnyRow(leaderboardsMatrix),
  /* @__PURE__ */ ofAnyRow(passportMatrix),
  ...plainMatrices,
]

/**
 * A matrix by its name, as it stands in a URL or a view action; undefined where there is none.
 * @example
 * import { findMatrix } from '@dia/core/matrices'
 * findMatrix('votes')?.title // → 'Voting'
 * findMatrix('__proto__') // → undefined
 */
export function findMatrix(name: string): MatrixDefinition<MatrixRow> | undefined {
  return allMatrices.find((matrix) => matrix.name === name)
}

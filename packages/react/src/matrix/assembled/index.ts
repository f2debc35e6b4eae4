export type { AssembledMatrixProps } from './AssembledMatrix.js'
export {
  AccountsMatrix,
  ArtistsMatrix,
  ContentsMatrix,
  EngagementsMatrix,
  EventsMatrix,
  LeaderboardsMatrix,
  ListensMatrix,
  MetricsMatrix,
  PassportMatrix,
  SubscriptionsMatrix,
  TransactionsMatrix,
  VotesMatrix,
} from './matrices.js'

import {
  type AccountsRow,
  type ArtistsRow,
  accountsMatrix,
  artistsMatrix,
  type ContentsRow,
  contentsMatrix,
  type EngagementsRow,
  type EventsRow,
  engagementsMatrix,
  eventsMatrix,
  type LeaderboardsRow,
  type ListensRow,
  leaderboardsMatrix,
  listensMatrix,
  type MetricsRow,
  metricsMatrix,
  type PassportRow,
  passportMatrix,
  type SubscriptionsRow,
  subscriptionsMatrix,
  type TransactionsRow,
  transactionsMatrix,
  type VotesRow,
  votesMatrix,
} from '@dia/core/matrices'
import { AssembledMatrix, type AssembledMatrixProps } from './AssembledMatrix.js'

/** Treasury’s accounts. */
export function AccountsMatrix(props: AssembledMatrixProps<AccountsRow>) {
  return <AssembledMatrix {...props} matrix={accountsMatrix} />
}

/** The artists of the platform. */
export function ArtistsMatrix(props: AssembledMatrixProps<ArtistsRow>) {
  return <AssembledMatrix {...props} matrix={artistsMatrix} />
}

/** Tracks and other content. */
export function ContentsMatrix(props: AssembledMatrixProps<ContentsRow>) {
  return <AssembledMatrix {...props} matrix={contentsMatrix} />
}

/** The media engagement log. */
export function EngagementsMatrix(props: AssembledMatrixProps<EngagementsRow>) {
  return <AssembledMatrix {...props} matrix={engagementsMatrix} />
}

/** Concierto’s events. */
export function EventsMatrix(props: AssembledMatrixProps<EventsRow>) {
  return <AssembledMatrix {...props} matrix={eventsMatrix} />
}

/** Coliseum’s leaderboards. */
export function LeaderboardsMatrix(props: AssembledMatrixProps<LeaderboardsRow>) {
  return <AssembledMatrix {...props} matrix={leaderboardsMatrix} />
}

/** The listening history. */
export function ListensMatrix(props: AssembledMatrixProps<ListensRow>) {
  return <AssembledMatrix {...props} matrix={listensMatrix} />
}

/** Coliseum’s metrics. */
export function MetricsMatrix(props: AssembledMatrixProps<MetricsRow>) {
  return <AssembledMatrix {...props} matrix={metricsMatrix} />
}

/** Every user action, and how far each system got with it. */
export function PassportMatrix(props: AssembledMatrixProps<PassportRow>) {
  return <AssembledMatrix {...props} matrix={passportMatrix} />
}

/** Subscriptions, where the host has any. */
export function SubscriptionsMatrix(props: AssembledMatrixProps<SubscriptionsRow>) {
  return <AssembledMatrix {...props} matrix={subscriptionsMatrix} />
}

/** Treasury’s transactions. */
export function TransactionsMatrix(props: AssembledMatrixProps<TransactionsRow>) {
  return <AssembledMatrix {...props} matrix={transactionsMatrix} />
}

/** Votes for artists at events. */
export function VotesMatrix(props: AssembledMatrixProps<VotesRow>) {
  return <AssembledMatrix {...props} matrix={votesMatrix} />
}

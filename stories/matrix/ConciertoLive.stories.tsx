import {
  artistsMatrix,
  contentsMatrix,
  eventsMatrix,
  subscriptionsMatrix,
  votesMatrix,
} from '@dia/core/matrices'
import { ArtistsMatrix, ContentsMatrix, EventsMatrix, SubscriptionsMatrix, VotesMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { matrixStories } from './matrixStories.js'

const meta: Meta = { title: 'Matrix/Live/Concierto' }

export default meta

const events = matrixStories(EventsMatrix, eventsMatrix, {
  opened: { sort: { column: 'votes', direction: 'desc' } },
})
export const Events = events.live
export const EventsFiltered = events.filtered
export const EventsExpanded = events.expanded
export const EventsEmpty = events.empty
export const EventsDenied = events.denied
export const EventsFailing = events.failing
export const EventsHundredThousandRows = events.manyRows

const votes = matrixStories(VotesMatrix, votesMatrix)
export const Votes = votes.live
export const VotesFiltered = votes.filtered
export const VotesExpanded = votes.expanded
export const VotesEmpty = votes.empty
export const VotesDenied = votes.denied
export const VotesFailing = votes.failing
export const VotesHundredThousandRows = votes.manyRows

const contents = matrixStories(ContentsMatrix, contentsMatrix)
export const Contents = contents.live
export const ContentsFiltered = contents.filtered
export const ContentsExpanded = contents.expanded
export const ContentsEmpty = contents.empty
export const ContentsDenied = contents.denied
export const ContentsFailing = contents.failing
export const ContentsHundredThousandRows = contents.manyRows

const artists = matrixStories(ArtistsMatrix, artistsMatrix)
export const Artists = artists.live
export const ArtistsFiltered = artists.filtered
export const ArtistsExpanded = artists.expanded
export const ArtistsEmpty = artists.empty
export const ArtistsDenied = artists.denied
export const ArtistsFailing = artists.failing
export const ArtistsHundredThousandRows = artists.manyRows

const subscriptions = matrixStories(SubscriptionsMatrix, subscriptionsMatrix, { isOptional: true })
export const Subscriptions = subscriptions.live
export const SubscriptionsFiltered = subscriptions.filtered
export const SubscriptionsExpanded = subscriptions.expanded
export const SubscriptionsEmpty = subscriptions.empty
export const SubscriptionsDenied = subscriptions.denied
export const SubscriptionsFailing = subscriptions.failing
export const SubscriptionsHundredThousandRows = subscriptions.manyRows

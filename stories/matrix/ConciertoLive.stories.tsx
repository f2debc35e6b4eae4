import { ArtistsMatrix, ContentsMatrix, EventsMatrix, SubscriptionsMatrix, VotesMatrix } from '@dia/react'
import type { Meta } from '@storybook/react-vite'
import { deniedStory, emptyStory, failingStory, liveStory } from './liveStory.js'

const meta: Meta = { title: 'Matrix/Live/Concierto' }

export default meta

export const Events = liveStory(EventsMatrix)
export const EventsDark = { ...Events, globals: { theme: 'dark' } }
export const EventsEmpty = emptyStory(EventsMatrix)
export const EventsDenied = deniedStory(EventsMatrix)
export const EventsFailing = failingStory(EventsMatrix)

export const Votes = liveStory(VotesMatrix)
export const VotesDark = { ...Votes, globals: { theme: 'dark' } }
export const VotesEmpty = emptyStory(VotesMatrix)
export const VotesDenied = deniedStory(VotesMatrix)
export const VotesFailing = failingStory(VotesMatrix)

export const Contents = liveStory(ContentsMatrix)
export const ContentsDark = { ...Contents, globals: { theme: 'dark' } }
export const ContentsEmpty = emptyStory(ContentsMatrix)
export const ContentsDenied = deniedStory(ContentsMatrix)
export const ContentsFailing = failingStory(ContentsMatrix)

export const Artists = liveStory(ArtistsMatrix)
export const ArtistsDark = { ...Artists, globals: { theme: 'dark' } }
export const ArtistsEmpty = emptyStory(ArtistsMatrix)
export const ArtistsDenied = deniedStory(ArtistsMatrix)
export const ArtistsFailing = failingStory(ArtistsMatrix)

export const Subscriptions = liveStory(SubscriptionsMatrix, { isOptional: true })
export const SubscriptionsDark = { ...Subscriptions, globals: { theme: 'dark' } }
export const SubscriptionsEmpty = emptyStory(SubscriptionsMatrix)
export const SubscriptionsDenied = deniedStory(SubscriptionsMatrix)
export const SubscriptionsFailing = failingStory(SubscriptionsMatrix)

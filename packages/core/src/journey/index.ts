/**
 * A user's events told in order: timeline, sessions, affinities, and what each type of event weighed.
 * @module
 */

export type { Affinity } from './affinity.js'
export { analyseSessions, type SessionAnalysis } from './analyseSessions.js'
export { type ArtistAffinity, artistAffinity } from './artistAffinity.js'
export { buildTimeline } from './buildTimeline.js'
export { type DedupedPlays, dedupePlays, SAME_PLAY_SECONDS } from './dedupePlays.js'
export {
  type CountedInteractions,
  type EnrichedSummary,
  enrichInteractionSummary,
} from './enrichInteractionSummary.js'
export type { EngagementRow } from './favourites.js'
export { type GenreAffinity, genreAffinity } from './genreAffinity.js'
export type { Interaction, InteractionColumns } from './Interaction.js'
export type { ListenRow } from './ListenRow.js'
export { type InteractionSummary, summariseInteractions } from './summariseInteractions.js'
export type {
  DnaMovement,
  StillReason,
  TimeFlag,
  Timeline,
  TimelineEvent,
  TimelineOptions,
  TimelineSession,
} from './Timeline.js'

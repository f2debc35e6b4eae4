import type { DiaSystem, EventEntityType } from './EventDefinition.js'
import type { EventType } from './influenceTable.js'
import type { TransactionType } from './TransactionType.js'

/** What happens to an event besides the DNA; its words are apart. */
export interface EventFacts {
  readonly affects: readonly DiaSystem[]
  readonly coliseumScore: number
  readonly entityTypes: readonly EventEntityType[]
  readonly transactionType?: TransactionType
}

export const EVENT_FACTS: Readonly<Record<EventType, EventFacts>> = {
  'player.track_played': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['track'],
  },
  'player.track_completed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track'],
  },
  'player.track_skipped': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0.1,
    entityTypes: ['track'],
  },
  'player.track_favorited': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track'],
  },
  'player.track_unfavorited': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['track'],
  },
  'player.track_paused': {
    affects: ['mediaid'],
    coliseumScore: 0,
    entityTypes: ['track'],
  },
  'player.track_downloaded': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track'],
  },
  'player.queue_updated': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['track'],
  },
  'player.playlist_created': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['playlist', 'track'],
  },
  'player.playlist_added': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 5,
    entityTypes: ['track'],
  },
  'player.item_unlocked': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track', 'artist'],
  },
  'player.content_viewed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['track', 'artist'],
  },
  'player.reward_claimed': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track', 'artist', 'transaction'],
    transactionType: 'reward',
  },
  'player.search_performed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0.1,
    entityTypes: ['track', 'artist', 'event'],
  },
  'player.recommendation_clicked': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['track', 'artist', 'event'],
  },
  'player.artist_discovered': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 5,
    entityTypes: ['artist'],
  },
  'player.filter_applied': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0.1,
    entityTypes: ['track', 'artist', 'event'],
  },
  'concierto.vote_cast': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['event', 'artist'],
  },
  'concierto.event_attend': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['event'],
  },
  'concierto.event_rsvp': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['event'],
  },
  'concierto.ticket_purchased': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['event'],
    transactionType: 'event_ticket',
  },
  'concierto.event_viewed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['event'],
  },
  'concierto.event_created': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1000,
    entityTypes: ['event'],
  },
  'concierto.artist_scored': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['artist'],
  },
  'concierto.event_shared': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['event'],
  },
  'social.user_followed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['artist'],
  },
  'social.user_unfollowed': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['artist'],
  },
  'social.content_shared': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.content_liked': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 5,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.content_unliked': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.content_commented': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.link_shared': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 10,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.link_opened': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 1,
    entityTypes: ['track', 'artist', 'event'],
  },
  'social.message_sent': {
    affects: ['coliseum'],
    coliseumScore: 0.1,
    entityTypes: ['artist'],
  },
  'treasury.track_play': {
    affects: ['treasury'],
    coliseumScore: 0,
    entityTypes: ['track'],
    transactionType: 'track_play',
  },
  'treasury.track_purchase': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['track'],
    transactionType: 'track_purchase',
  },
  'treasury.artist_tip': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['artist'],
    transactionType: 'tip',
  },
  'treasury.subscription_start': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 1000,
    entityTypes: ['artist'],
    transactionType: 'subscription',
  },
  'treasury.subscription_renew': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['artist'],
    transactionType: 'subscription',
  },
  'treasury.subscription_cancel': {
    affects: ['mediaid', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['artist'],
  },
  'treasury.transaction_created': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 100,
    entityTypes: ['track', 'artist', 'event', 'transaction'],
    transactionType: 'other',
  },
  'treasury.refund_issued': {
    affects: ['mediaid', 'treasury', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event', 'transaction'],
    transactionType: 'refund',
  },
  'treasury.payout_requested': {
    affects: ['treasury', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['transaction'],
    transactionType: 'payout',
  },
  'treasury.payout_completed': {
    affects: ['treasury', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['transaction'],
    transactionType: 'payout',
  },
  'treasury.attribution_credited': {
    affects: ['treasury', 'coliseum'],
    coliseumScore: 0,
    entityTypes: ['transaction'],
    transactionType: 'referral',
  },
  'treasury.balance_updated': {
    affects: [],
    coliseumScore: 0,
    entityTypes: ['transaction'],
  },
  'coliseum.metric_tracked': {
    affects: [],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event', 'playlist'],
  },
  'coliseum.milestone_reached': {
    affects: [],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event', 'playlist'],
  },
  'coliseum.leaderboard_updated': {
    affects: [],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event', 'playlist'],
  },
  'coliseum.report_generated': {
    affects: [],
    coliseumScore: 0,
    entityTypes: ['track', 'artist', 'event', 'playlist'],
  },
  'system.setup_completed': {
    affects: ['mediaid'],
    coliseumScore: 0,
    entityTypes: ['artist'],
  },
  'system.simulator_used': {
    affects: ['mediaid'],
    coliseumScore: 0,
    entityTypes: ['artist'],
  },
  'system.consent_updated': {
    affects: ['mediaid'],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.dna_generated': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.dna_evolved': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.profile_viewed': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.login': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.logout': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.permission_granted': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.permission_revoked': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.error_occurred': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.notification_sent': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
  'system.email_sent': {
    affects: [],
    coliseumScore: 0,
    entityTypes: [],
  },
}

/**
 * What each event type does to the DNA. A row holds the weights (cultural, behavioral, economic, spatial),
 * the base intensity, the valence, and the type's aliases, parted by spaces. It stands apart from
 * `eventFacts`, so that importing the mirroring alone stays small.
 */
export const INFLUENCE_TABLE = {
  'player.track_played': [0.8, 0.6, 0.2, 0.3, 0.5, 1, 'played track_play'],
  'player.track_completed': [0.9, 0.8, 0.3, 0.3, 0.7, 1, 'completed track_complete'],
  'player.track_skipped': [0.5, 0.7, 0.1, 0.2, 0.3, -0.25, 'skipped track_skip'],
  'player.track_favorited': [0.95, 0.9, 0.4, 0.3, 0.9, 1, 'favorited track_favorite'],
  'player.track_unfavorited': [0.95, 0.7, 0.3, 0.2, 0.6, -0.5, 'unfavorited track_unfavorite'],
  'player.track_paused': [0.3, 0.5, 0.1, 0.2, 0.2, 1, 'paused track_pause'],
  'player.track_downloaded': [0.85, 0.8, 0.5, 0.3, 0.8, 1, 'downloaded track_download'],
  'player.queue_updated': [0.6, 0.7, 0.2, 0.3, 0.4, 1, 'added_to_queue queue_add'],
  'player.playlist_created': [0.85, 0.9, 0.3, 0.2, 0.8, 1, 'playlist_create'],
  'player.playlist_added': [0.85, 0.85, 0.3, 0.2, 0.7, 1, 'playlist_add'],
  'player.item_unlocked': [0.7, 0.75, 0.4, 0.2, 0.7, 1, 'locker.item_unlocked'],
  'player.content_viewed': [0.65, 0.6, 0.3, 0.15, 0.5, 1, 'locker.content_viewed'],
  'player.reward_claimed': [0.5, 0.8, 0.6, 0.1, 0.6, 1, 'locker.reward_claimed'],
  'player.search_performed': [0.6, 0.8, 0.1, 0.3, 0.4, 1, 'discovery.search_performed'],
  'player.recommendation_clicked': [0.7, 0.6, 0.2, 0.3, 0.5, 1, 'discovery.recommendation_clicked'],
  'player.artist_discovered': [0.8, 0.7, 0.25, 0.3, 0.6, 1, 'discovery.artist_discovered'],
  'player.filter_applied': [0.65, 0.75, 0.15, 0.4, 0.45, 1, 'discovery.filter_applied'],
  'concierto.vote_cast': [0.9, 0.7, 0.4, 0.8, 0.9, 1, 'vote_cast event_vote'],
  'concierto.event_attend': [0.6, 0.75, 0.6, 0.9, 0.9, 1, 'concierto.event_attended event_attend'],
  'concierto.event_rsvp': [0.7, 0.8, 0.5, 0.9, 0.7, 1, 'event_rsvp'],
  'concierto.ticket_purchased': [0.7, 0.6, 1, 0.9, 1, 1, 'ticket_purchase'],
  'concierto.event_viewed': [0.5, 0.6, 0.2, 0.6, 0.3, 1, 'event_view'],
  'concierto.event_created': [0.8, 1, 0.7, 0.95, 0.95, 1, ''],
  'concierto.artist_scored': [0.85, 0.8, 0.3, 0.7, 0.8, 1, ''],
  'concierto.event_shared': [0.6, 0.85, 0.3, 0.7, 0.6, 1, 'event_share'],
  'social.user_followed': [0.85, 0.7, 0.3, 0.2, 0.7, 1, 'artist_follow'],
  'social.user_unfollowed': [0.85, 0.6, 0.2, 0.1, 0.5, -0.5, 'artist_unfollow'],
  'social.content_shared': [0.7, 0.9, 0.3, 0.4, 0.8, 1, 'track_share'],
  'social.content_liked': [0.75, 0.65, 0.25, 0.25, 0.6, 1, ''],
  'social.content_unliked': [0.75, 0.5, 0.15, 0.15, 0.4, -0.5, ''],
  'social.content_commented': [0.8, 0.85, 0.3, 0.3, 0.75, 1, ''],
  'social.link_shared': [0.65, 0.85, 0.4, 0.35, 0.75, 1, 'cals.link_shared'],
  'social.link_opened': [0.55, 0.5, 0.2, 0.3, 0.4, 1, 'cals.link_opened'],
  'social.message_sent': [0, 0.3, 0, 0, 0.1, 1, 'cals.message_sent'],
  'treasury.track_play': [0.5, 0.5, 0.4, 0.2, 0.2, 1, ''],
  'treasury.track_purchase': [0.8, 0.6, 0.9, 0.2, 0.95, 1, 'track_purchase'],
  'treasury.artist_tip': [0.6, 0.6, 0.95, 0.2, 0.95, 1, 'tip'],
  'treasury.subscription_start': [0.6, 0.5, 0.85, 0.1, 1, 1, 'treasury.subscription_started'],
  'treasury.subscription_renew': [0.5, 0.5, 0.8, 0.1, 0.6, 1, 'treasury.subscription_renewed'],
  'treasury.subscription_cancel': [0.5, 0.5, 0.85, 0.1, 0.6, -0.5, 'treasury.subscription_cancelled'],
  'treasury.transaction_created': [0.5, 0.6, 1, 0.2, 0.95, 1, ''],
  'treasury.refund_issued': [0.3, 0.3, 0.6, 0.1, 0.4, -0.5, ''],
  'treasury.payout_requested': [0.1, 0.3, 0.5, 0.05, 0.2, 1, ''],
  'treasury.payout_completed': [0, 0, 0, 0, 0, 0, ''],
  'treasury.attribution_credited': [0, 0, 0, 0, 0, 0, ''],
  'treasury.balance_updated': [0, 0, 0, 0, 0, 0, ''],
  'coliseum.metric_tracked': [0, 0, 0, 0, 0, 0, ''],
  'coliseum.milestone_reached': [0, 0, 0, 0, 0, 0, ''],
  'coliseum.leaderboard_updated': [0, 0, 0, 0, 0, 0, ''],
  'coliseum.report_generated': [0, 0, 0, 0, 0, 0, ''],
  'system.setup_completed': [0.9, 0.5, 0.2, 0.6, 1, 1, 'mediaid.setup_completed'],
  'system.simulator_used': [0.1, 0.4, 0.05, 0.05, 0.15, 1, 'mediaid.simulator_used'],
  'system.consent_updated': [0, 0.2, 0, 0, 0.1, 1, 'mediaid.consent_updated'],
  'system.dna_generated': [0, 0, 0, 0, 0, 0, 'mediaid.dna_generated'],
  'system.dna_evolved': [0, 0, 0, 0, 0, 0, 'mediaid.dna_evolved'],
  'system.profile_viewed': [0, 0, 0, 0, 0, 0, 'mediaid.profile_viewed'],
  'system.login': [0, 0, 0, 0, 0, 0, 'access.login'],
  'system.logout': [0, 0, 0, 0, 0, 0, 'access.logout'],
  'system.permission_granted': [0, 0, 0, 0, 0, 0, 'access.permission_granted'],
  'system.permission_revoked': [0, 0, 0, 0, 0, 0, 'access.permission_revoked'],
  'system.error_occurred': [0, 0, 0, 0, 0, 0, ''],
  'system.notification_sent': [0, 0, 0, 0, 0, 0, ''],
  'system.email_sent': [0, 0, 0, 0, 0, 0, ''],
} as const satisfies Record<string, InfluenceRow>

export type InfluenceRow = readonly [
  cultural: number,
  behavioral: number,
  economic: number,
  spatial: number,
  baseIntensity: number,
  valence: number,
  aliases: string,
]

/**
 * The canonical names of the default catalogue.
 * @useDeclaredType
 */
export type EventType = keyof typeof INFLUENCE_TABLE

/** What an unknown name weighs; always marked as a fallback. */
export const UNKNOWN_TYPE_ROW: InfluenceRow = [0.5, 0.5, 0.5, 0.5, 0.5, 1, '']

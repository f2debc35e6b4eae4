import type { Random } from '../random/index.js'

/** What the host's two logs call an interaction, and its name in the Passport. */
export const CANONICAL_NAMES = {
  played: 'player.track_played',
  track_play: 'player.track_played',
  completed: 'player.track_completed',
  track_complete: 'player.track_completed',
  skipped: 'player.track_skipped',
  track_skip: 'player.track_skipped',
  added_to_queue: 'player.queue_updated',
  downloaded: 'player.track_downloaded',
  track_download: 'player.track_downloaded',
  track_favorite: 'player.track_favorited',
  track_unfavorite: 'player.track_unfavorited',
  track_share: 'social.content_shared',
  artist_follow: 'social.user_followed',
  artist_unfollow: 'social.user_unfollowed',
  playlist_create: 'player.playlist_created',
  playlist_add: 'player.playlist_added',
} as const

export type HostEventName = keyof typeof CANONICAL_NAMES

/** How older clients called the same events. */
export const OLDER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'player.track_played': ['played', 'track_play'],
  'player.track_completed': ['completed', 'track_complete'],
  'player.track_skipped': ['skipped', 'track_skip'],
  'player.queue_updated': ['added_to_queue', 'queue_add'],
  'player.track_downloaded': ['downloaded', 'track_download'],
  'player.track_favorited': ['favorited', 'track_favorite'],
  'player.track_unfavorited': ['unfavorited', 'track_unfavorite'],
  'player.track_paused': ['paused', 'track_pause'],
  'player.playlist_created': ['playlist_create'],
  'player.playlist_added': ['playlist_add'],
  'player.search_performed': ['discovery.search_performed'],
  'player.recommendation_clicked': ['discovery.recommendation_clicked'],
  'player.content_viewed': ['locker.content_viewed'],
  'player.item_unlocked': ['locker.item_unlocked'],
  'social.content_shared': ['track_share'],
  'social.user_followed': ['artist_follow'],
  'social.user_unfollowed': ['artist_unfollow'],
  'social.link_shared': ['cals.link_shared'],
  'social.link_opened': ['cals.link_opened'],
  'concierto.vote_cast': ['vote_cast', 'event_vote'],
  'concierto.event_rsvp': ['event_rsvp'],
  'concierto.event_attend': ['concierto.event_attended', 'event_attend'],
  'concierto.event_viewed': ['event_view'],
  'concierto.ticket_purchased': ['ticket_purchase'],
  'treasury.track_purchase': ['track_purchase'],
  'treasury.artist_tip': ['tip'],
  'treasury.subscription_start': ['treasury.subscription_started'],
  'treasury.subscription_renew': ['treasury.subscription_renewed'],
  'treasury.subscription_cancel': ['treasury.subscription_cancelled'],
  'system.setup_completed': ['mediaid.setup_completed'],
  'system.consent_updated': ['mediaid.consent_updated'],
  'system.login': ['access.login'],
  'system.logout': ['access.logout'],
}

const SHARE_OF_OLDER_NAMES = 0.05

/** The canonical name, or in one case of twenty what an older client would have sent. */
export function loggedName(random: Random, canonical: string): string {
  const older = OLDER_NAMES[canonical]
  return older && random.chance(SHARE_OF_OLDER_NAMES) ? random.pick(older) : canonical
}

import type { EventCategory, EventInfluence, UnknownTypeWeights } from './EventDefinition.js'

/**
 * What each event type does to the DNA, a row per type: its name, its numbers, its aliases, where * stands for
 * the name. The numbers are digits in twentieths, 0 to k: cultural, behavioral, economic, spatial, base
 * intensity, and how far the valence lies below 1, if it does. `catalogue.test.ts` holds them against the
 * catalogue in plain numbers. The table is this terse, and apart from `eventFacts`, so that importing the
 * mirroring alone stays small.
 */
const TABLE = {
  player: `track_played gc46a played track_play
track_completed ig66e completed track_complete
track_skipped ae246p skipped track_skip
track_favorited ji86i favorited track_favorite
track_unfavorited je64cu unfavorited track_unfavorite
track_paused 6a244 paused track_pause
track_downloaded hga6g downloaded track_download
queue_updated ce468 added_to_queue queue_add
playlist_created hi64g playlist_create
playlist_added hh64e playlist_add
item_unlocked ef84e locker.*
content_viewed dc63a locker.*
reward_claimed agc2c locker.*
search_performed cg268 discovery.*
recommendation_clicked ec46a discovery.*
artist_discovered ge56c discovery.*
filter_applied df389 discovery.*`,
  concierto: `vote_cast ie8gi * event_vote
event_attend cfcii concierto.*ed *
event_rsvp egaie *
ticket_purchased eckik ticket_purchase
event_viewed ac4c6 event_view
event_created gkejj
artist_scored hg6eg
event_shared ch6ec event_share`,
  social: `user_followed he64e artist_follow
user_unfollowed hc42au artist_unfollow
content_shared ei68g track_share
content_liked fd55c
content_unliked fa338u
content_commented gh66f
link_shared dh87f cals.*
link_opened ba468 cals.*
message_sent 06002 cals.*`,
  treasury: `track_play aa844
track_purchase gci4j *
artist_tip ccj4j tip
subscription_start cah2k treasury.*ed
subscription_renew aag2c treasury.*ed
subscription_cancel aah2cu treasury.*led
transaction_created ack4j
refund_issued 66c28u
payout_requested 26a14
payout_completed 00000k
attribution_credited 00000k
balance_updated 00000k`,
  coliseum: `metric_tracked 00000k
milestone_reached 00000k
leaderboard_updated 00000k
report_generated 00000k`,
  system: `setup_completed ia4ck mediaid.*
simulator_used 28113 mediaid.*
consent_updated 04002 mediaid.*
dna_generated 00000k mediaid.*
dna_evolved 00000k mediaid.*
profile_viewed 00000k mediaid.*
login 00000k access.*
logout 00000k access.*
permission_granted 00000k access.*
permission_revoked 00000k access.*
error_occurred 00000k
notification_sent 00000k
email_sent 00000k`,
} as const satisfies Record<EventCategory, string>

type FirstWord<Row> = Row extends `${infer Word} ${string}` ? Word : never
type NamesIn<Rows> = Rows extends `${infer Row}\n${infer Rest}`
  ? FirstWord<Row> | NamesIn<Rest>
  : FirstWord<Rows>

/** The canonical names of the default catalogue. */
export type EventType = {
  [Category in EventCategory]: `${Category}.${NamesIn<(typeof TABLE)[Category]>}`
}[EventCategory]

export interface InfluenceRow {
  readonly influence: EventInfluence & { readonly eventType: EventType; readonly category: EventCategory }
  readonly aliases: readonly string[]
}

/** The table, a row per type, in its order. */
export function readInfluenceTable(): InfluenceRow[] {
  return Object.entries(TABLE).flatMap(([category, rows]) =>
    rows.split('\n').map((row) => {
      const [name, digits, ...aliases] = row.split(' ') as [string, string, ...string[]]
      return {
        influence: Object.freeze({
          ...weightsOfDigits(digits),
          eventType: `${category}.${name}` as EventType,
          category: category as EventCategory,
          isFallback: false,
        }),
        aliases: aliases.map((alias) => alias.replace('*', name)),
      }
    }),
  )
}

/** What an unknown name weighs; always marked as a fallback. */
export const UNKNOWN_TYPE_WEIGHTS: UnknownTypeWeights = /* @__PURE__ */ weightsOfDigits('aaaaa')

function weightsOfDigits(digits: string): UnknownTypeWeights {
  const [cultural, behavioral, economic, spatial, baseIntensity, lessValence = 0] = Array.from(
    digits,
    (digit) => Number.parseInt(digit, 36) / 20,
  ) as [number, number, number, number, number, number?]
  return { cultural, behavioral, economic, spatial, baseIntensity, valence: 1 - lessValence }
}

import { perDomain } from '../domains/perDomain.js'
import type { EventCategory, EventInfluence, UnknownTypeWeights } from './EventDefinition.js'

/**
 * What each event type does to the DNA, a row per type: its name, its numbers, its aliases, where * stands for
 * the name. The numbers are letters, a = 0, b = 1 and so on: cultural, behavioral, economic, spatial and base
 * intensity in twentieths, and how far the valence lies below 1, if it does, in quarters. `catalogue.test.ts` holds them against the
 * catalogue in plain numbers. The table is this terse, and apart from `eventFacts`, so that importing the
 * mirroring alone stays small.
 */
const TABLE = {
  player: `track_played qmegk played track_play
track_completed sqggo completed track_complete
track_skipped kocegf skipped track_skip
track_favorited tsigs favorited track_favorite
track_unfavorited togemg unfavorited track_unfavorite
track_paused gkcee paused track_pause
track_downloaded rqkgq downloaded track_download
queue_updated moegi added_to_queue queue_add
playlist_created rsgeq playlist_create
playlist_added rrgeo playlist_add
item_unlocked opieo locker.*
content_viewed nmgdk locker.*
reward_claimed kqmcm locker.*
search_performed mqcgi discovery.*
recommendation_clicked omegk discovery.*
artist_discovered qofgm discovery.*
filter_applied npdij discovery.*`,
  concierto: `vote_cast soiqs * event_vote
event_attend mpmss concierto.*ed *
event_rsvp oqkso *
ticket_purchased omusu ticket_purchase
event_viewed kmemg event_view
event_created quott
artist_scored rqgoq
event_shared mrgom event_share`,
  social: `user_followed rogeo artist_follow
user_unfollowed rmeckg artist_unfollow
content_shared osgiq track_share
content_liked pnffm
content_unliked pkddig
content_commented qrggp
link_shared nrihp cals.*
link_opened lkegi cals.*
message_sent agaac cals.*`,
  treasury: `track_play kkiee
track_purchase qmset *
artist_tip mmtet tip
subscription_start mkrcu treasury.*ed
subscription_renew kkqcm treasury.*ed
subscription_cancel kkrcmg treasury.*led
transaction_created kmuet
refund_issued ggmcig
payout_requested cgkbe
payout_completed aaaaae
attribution_credited aaaaae
balance_updated aaaaae`,
  coliseum: `metric_tracked aaaaae
milestone_reached aaaaae
leaderboard_updated aaaaae
report_generated aaaaae`,
  system: `setup_completed skemu mediaid.*
simulator_used cibbd mediaid.*
consent_updated aeaac mediaid.*
dna_generated aaaaae mediaid.*
dna_evolved aaaaae mediaid.*
profile_viewed aaaaae mediaid.*
login aaaaae access.*
logout aaaaae access.*
permission_granted aaaaae access.*
permission_revoked aaaaae access.*
error_occurred aaaaae
notification_sent aaaaae
email_sent aaaaae`,
} as const satisfies Record<EventCategory, string>

type FirstWord<Row> = Row extends `${infer Word} ${string}` ? Word : never
type NamesIn<Rows> = Rows extends `${infer Row}\n${infer Rest}`
  ? FirstWord<Row> | NamesIn<Rest>
  : FirstWord<Rows>

/** The canonical names of the default catalogue. */
export type EventType = {
  [Category in EventCategory]: `${Category}.${NamesIn<(typeof TABLE)[Category]>}`
}[EventCategory]

export type DefaultInfluence = EventInfluence & {
  readonly eventType: EventType
  readonly category: EventCategory
}

/** The table by name, in its order; each type's canonical name stands before its aliases. */
export function readInfluenceTable(): Map<string, DefaultInfluence> {
  const influences = new Map<string, DefaultInfluence>()
  for (const [category, rows] of Object.entries(TABLE))
    for (const row of rows.split('\n')) {
      const [name, letters, ...aliases] = row.split(' ') as [string, string, ...string[]]
      const eventType = `${category}.${name}` as EventType
      const influence = Object.freeze({
        ...weightsOfLetters(letters),
        eventType,
        category: category as EventCategory,
        isFallback: false,
      })
      for (const alias of [eventType, ...aliases]) influences.set(alias.replace('*', name), influence)
    }
  return influences
}

/** What an unknown name weighs; always marked as a fallback. */
export const UNKNOWN_TYPE_WEIGHTS: UnknownTypeWeights = /* @__PURE__ */ weightsOfLetters('kkkkk')

function weightsOfLetters(letters: string): UnknownTypeWeights {
  let place = 0
  const next = () => (letters.charCodeAt(place++) - 97 || 0) / 20
  return { ...perDomain(next), baseIntensity: next(), valence: 1 - 5 * next() }
}

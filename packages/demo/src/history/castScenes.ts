import { artistIdAt, eventAt, trackIdAt } from '../platform/index.js'
import type { Diary } from './Diary.js'
import { OLDER_NAMES } from './eventNames.js'
import { type Earnings, logPayment } from './money.js'
import { subscribe } from './subscribe.js'

const DAY = 86_400_000

/** What some of the cast do on top of an ordinary history, so that every demo holds it. */
export function writeCastScene(diary: Diary, earnings: Earnings): void {
  const { person } = diary.user
  if (person === 'fan') payForEverything(diary, earnings)
  if (person === 'messyHistory') speakOlderDialects(diary)
  if (person === 'optedOut') withdrawConsent(diary)
}

function withdrawConsent(diary: Diary): void {
  const at = diary.world.from + 40 * DAY
  diary.log({ at, type: 'system.consent_updated', metadata: { dna_consent: false } })
}

/** One of each kind of payment to the cast's artist, one taken back whole and one in half. */
function payForEverything(diary: Diary, earnings: Earnings): void {
  const { world } = diary
  const artist = 0
  const at = world.from + 60 * DAY
  const track = { type: 'track' as const, id: trackIdAt(world, 0) }
  const profile = { type: 'artist' as const, id: artistIdAt(world, artist) }
  const event = eventAt(world, 0)
  const purchase = { type: 'treasury.track_purchase', cents: 129, artist, entity: track }
  logPayment(diary, earnings, { ...purchase, at })
  logPayment(diary, earnings, { ...purchase, at: at + DAY, cents: 999 }, 'whole')
  logPayment(diary, earnings, { ...purchase, at: at + 2 * DAY, cents: 501 }, 'half')
  logPayment(diary, earnings, {
    type: 'treasury.artist_tip',
    at: at + 3 * DAY,
    cents: 5000,
    artist,
    entity: profile,
  })
  logPayment(diary, earnings, {
    type: 'concierto.ticket_purchased',
    at: event.date - 5 * DAY,
    cents: event.ticketCents,
    toUserId: event.hostId,
    entity: { type: 'event', id: event.id },
  })
  subscribe(diary, earnings, artist)
}

/** One entry for each older name there is, and some that were never in any catalogue. */
function speakOlderDialects(diary: Diary): void {
  const track = { type: 'track' as const, id: trackIdAt(diary.world, 1) }
  const plain = Object.entries(OLDER_NAMES).filter(
    ([name]) => !name.startsWith('treasury.') && !name.startsWith('concierto.'),
  )
  const names = [
    ...plain.flatMap(([, older]) => older),
    'karaoke_sung',
    'player.lyrics_opened',
    'PLAYER.TRACK_PLAYED',
  ]
  names.forEach((type, number) => {
    diary.log({ at: diary.world.from + (number + 1) * DAY, type, entity: track, verbatim: true })
  })
  // No amount at all: nobody can book it, so it ends as a dead letter.
  diary.log({
    at: diary.world.from + 70 * DAY,
    type: 'treasury.transaction_created',
    entity: track,
    metadata: { amount_cents: 'twelve dollars', currency: 'USD' },
  })
}

import type { DemoRecord } from '../generate/DemoRecord.js'
import { artistUserIndex, type DemoWorld, eventAt, userAt } from '../platform/index.js'
import { randomOf } from '../random/index.js'
import { openDiary } from './Diary.js'
import type { Earnings } from './money.js'

const DAY = 86_400_000
const SHARE_OF_ARTISTS = 0.7
const LEAST_PAYOUT_CENTS = 500

/** What hosts and artists log as such: events created, and payouts, which come last so that the money is there. */
export function* platformEntries(world: DemoWorld, earnings: Earnings): Generator<DemoRecord[]> {
  for (let index = 0; index < world.events; index++) yield createdEvent(world, index)
  for (let artist = 0; artist < world.artists; artist++) yield payouts(world, earnings, artist)
}

function createdEvent(world: DemoWorld, index: number): DemoRecord[] {
  const event = eventAt(world, index)
  if (event.createdAt < world.from || event.createdAt >= world.to) return []
  const host = { ...userAt(world, 0), person: undefined, id: event.hostId }
  const diary = openDiary(world, host, randomOf(world.seed, 'event entry', index))
  diary.log({ at: event.createdAt, type: 'concierto.event_created', entity: { type: 'event', id: event.id } })
  return diary.records
}

/** Half of what is the artist's of each month is paid out early in the next, so that balances stay above zero. */
function payouts(world: DemoWorld, earnings: Earnings, artist: number): DemoRecord[] {
  const random = randomOf(world.seed, 'payouts', artist)
  const diary = openDiary(world, userAt(world, artistUserIndex(artist)), random)
  const month = (world.to - world.from) / earnings.months
  for (let number = 0; number < earnings.months; number++) {
    const earned = earnings.cents[artist * earnings.months + number] ?? 0
    const cents = Math.floor((earned * SHARE_OF_ARTISTS) / 2)
    const requestedAt = Math.floor(world.from + (number + 1) * month + 2 * DAY)
    if (cents < LEAST_PAYOUT_CENTS || requestedAt + DAY >= world.to) continue
    const entity = { type: 'transaction' as const, id: random.uuid() }
    const metadata = { amount_cents: String(cents), currency: 'USD', to_user_id: diary.user.id }
    diary.log({ at: requestedAt, type: 'treasury.payout_requested', entity, metadata })
    diary.log({ at: requestedAt + DAY, type: 'treasury.payout_completed', entity, metadata })
  }
  return diary.records
}

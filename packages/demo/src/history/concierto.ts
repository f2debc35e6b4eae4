import { isoTime, recordOf } from '../generate/DemoRecord.js'
import { artistIdAt, type DemoEvent, eventAt } from '../platform/index.js'
import type { Diary } from './Diary.js'
import { type Earnings, logPayment } from './money.js'

/** What a user does at Concierto: votes before an event, then perhaps a ticket and attendance. */
export function writeConcierto(
  diary: Diary,
  earnings: Earnings,
  visits: number,
  until = diary.world.to,
): void {
  const { random, world } = diary
  const first = random.int(0, world.events - 1)
  const events = Math.min(visits, world.events)
  for (let number = 0; number < events; number++) {
    visit(diary, earnings, eventAt(world, (first + number) % world.events), until)
  }
}

function visit(diary: Diary, earnings: Earnings, event: DemoEvent, until: number): void {
  const { random, user, world } = diary
  const opens = Math.max(event.createdAt, user.createdAt, world.from)
  const closes = Math.min(event.date, until) - 3_600_000
  if (event.status === 'draft' || opens >= closes) return
  const at = Math.floor(random.between(opens, closes))
  const entity = { type: 'event' as const, id: event.id }
  const metadata = { context: 'event' as const }
  diary.log({ at: at - 60_000, type: 'concierto.event_viewed', entity, metadata })
  writeVote(diary, event, at)
  if (event.status === 'cancelled' || !random.chance(0.5)) return

  diary.log({ at: at + 30_000, type: 'concierto.event_rsvp', entity, metadata })
  const over = event.date < world.to
  const attends = over && random.chance(0.75)
  const status = attends ? 'attended' : random.chance(0.1) ? 'cancelled' : 'going'
  diary.records.push(
    recordOf('public.event_attendees', {
      id: random.uuid(),
      event_id: event.id,
      user_id: user.id,
      status,
      created_at: isoTime(at + 30_000),
    }),
  )
  if (status === 'cancelled') return
  const bought = Math.min(at + 90_000, event.date - 1000)
  const refund = !attends && random.chance(0.1) ? 'half' : undefined
  const ticket = {
    type: 'concierto.ticket_purchased',
    at: bought,
    cents: event.ticketCents,
    entity,
    metadata,
  }
  logPayment(diary, earnings, { ...ticket, toUserId: event.hostId }, refund)
  const doors = event.date + random.int(0, 5400) * 1000
  if (attends && doors < world.to) diary.log({ at: doors, type: 'concierto.event_attend', entity, metadata })
}

function writeVote(diary: Diary, event: DemoEvent, at: number): void {
  const { random, user, world } = diary
  const artistId = artistIdAt(world, random.pick(event.lineup))
  diary.records.push(
    recordOf('public.event_votes', {
      id: random.uuid(),
      event_id: event.id,
      artist_id: artistId,
      user_uuid: user.id,
      created_at: isoTime(at),
    }),
  )
  diary.log({
    at,
    type: 'concierto.vote_cast',
    entity: { type: 'event', id: event.id },
    metadata: { artist_id: artistId, context: 'event' },
  })
}

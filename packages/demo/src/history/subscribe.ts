import { isoTime, recordOf } from '../generate/DemoRecord.js'
import { artistIdAt, artistUserIndex } from '../platform/index.js'
import type { Diary } from './Diary.js'
import { type Earnings, logPayment } from './money.js'

const MONTH = 30 * 86_400_000

/** A subscription to an artist from its start through its renewals to today or its end; none to oneself. */
export function subscribe(diary: Diary, earnings: Earnings, artist: number): void {
  const { random, user, world } = diary
  if (artistUserIndex(artist) === user.index) return
  const startedAt = Math.floor(random.between(Math.max(world.from, user.createdAt), world.to))
  const patron = random.chance(0.25)
  const cents = patron ? 1500 : 499
  const entity = { type: 'artist' as const, id: artistIdAt(world, artist) }
  const stripeId = `sub_demo_${random.uuid().replaceAll('-', '').slice(0, 20)}`
  const metadata = { stripe_subscription_id: stripeId }
  const ends = random.chance(0.3)
  const endsAfter = ends ? random.int(1, 4) : Number.POSITIVE_INFINITY
  const pay = (type: string, at: number) =>
    logPayment(diary, earnings, { type, at, cents, artist, entity, metadata })

  pay('treasury.subscription_start', startedAt)
  let periods = 1
  while (periods < endsAfter && startedAt + periods * MONTH < world.to) {
    pay('treasury.subscription_renew', startedAt + periods * MONTH)
    periods++
  }
  const periodEnd = startedAt + periods * MONTH
  const cancelledAt = periodEnd - random.int(1, 9) * 86_400_000
  const cancelled = ends && periods === endsAfter && cancelledAt < world.to
  if (cancelled) diary.log({ at: cancelledAt, type: 'treasury.subscription_cancel', entity, metadata })
  diary.records.push(
    recordOf('public.subscriptions', {
      id: random.uuid(),
      user_id: user.id,
      artist_id: entity.id,
      subscription_type: patron ? 'patron' : 'artist_fan',
      status: cancelled && periodEnd < world.to ? 'canceled' : random.chance(0.04) ? 'past_due' : 'active',
      current_period_start: isoTime(periodEnd - MONTH),
      current_period_end: isoTime(periodEnd),
      cancel_at_period_end: cancelled,
      stripe_subscription_id: stripeId,
      created_at: isoTime(startedAt),
    }),
  )
}

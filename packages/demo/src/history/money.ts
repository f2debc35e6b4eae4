import { artistIdAt, artistUserIndex, type DemoWorld, userIdAt } from '../platform/index.js'
import { currencyOf } from '../words/places.js'
import type { Diary, Entry, Metadata } from './Diary.js'

/** What artists took in dollars, by artist and month; all that payouts need to know of the whole platform. */
export interface Earnings {
  cents: Float64Array
  months: number
}

export function noEarnings(world: DemoWorld): Earnings {
  const months = 7
  return { cents: new Float64Array(world.artists * months), months }
}

export interface Payment {
  type: string
  at: number
  cents: number
  /** Index of the artist who gets the money; undefined where someone else does. */
  artist?: number
  /** Who gets the money, where it is no artist. */
  toUserId?: string
  entity: Entry['entity']
  metadata?: Metadata
}

/** Logs a payment, answers the entry's id and payment intent, and now and then takes it back some days later. */
export function logPayment(
  diary: Diary,
  earnings: Earnings,
  payment: Payment,
  refund?: 'whole' | 'half',
): void {
  const { random, user, world } = diary
  if (payment.at >= world.to) return
  const currency = currencyOf(user.place)
  const intent = `pi_demo_${random.uuid().replaceAll('-', '').slice(0, 24)}`
  const toArtist =
    payment.artist === undefined
      ? {}
      : {
          to_user_id: userIdAt(world, artistUserIndex(payment.artist)),
          artist_id: artistIdAt(world, payment.artist),
        }
  const common = {
    ...payment.metadata,
    currency,
    ...(payment.toUserId === undefined ? {} : { to_user_id: payment.toUserId }),
    ...toArtist,
    stripe_payment_intent_id: intent,
  }
  const asNumber = random.chance(0.1)
  const entryId = diary.log({
    at: payment.at,
    type: payment.type,
    entity: payment.entity,
    metadata: { ...common, amount_cents: asNumber ? payment.cents : String(payment.cents) },
  })
  let kept = payment.cents
  const refundAt = payment.at + random.int(3_600_000, 5 * 86_400_000)
  if (refund && refundAt < world.to) {
    const back = refund === 'half' ? Math.floor(payment.cents / 2) : payment.cents
    kept -= back
    diary.log({
      at: refundAt,
      type: 'treasury.refund_issued',
      entity: payment.entity,
      metadata: { ...common, amount_cents: String(back), refunds_entry_id: entryId },
    })
  }
  if (payment.artist === undefined || currency !== 'USD') return
  const month = Math.floor(((payment.at - world.from) / (world.to - world.from)) * (earnings.months - 1))
  const slot = payment.artist * earnings.months + Math.max(0, month)
  earnings.cents[slot] = (earnings.cents[slot] ?? 0) + kept
}

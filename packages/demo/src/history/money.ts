import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { artistIdAt, artistUserIndex, type DemoWorld, userIdAt } from '../platform/index.js'
import { currencyOf } from '../words/places.js'
import type { Diary, Entry, Metadata } from './Diary.js'

/** What artists took in dollars, by artist and month; all that payouts need to know of the whole platform. */
export interface Earnings {
  cents: Float64Array
  months: number
}

export function noEarnings(world: DemoWorld): Earnings {
  const months = 6
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

/** Logs a payment and, where asked to, its refund some days later. Nobody pays themselves, or after the end. */
export function logPayment(
  diary: Diary,
  earnings: Earnings,
  payment: Payment,
  refund?: 'whole' | 'half',
): void {
  const { random, user, world } = diary
  const payee =
    payment.artist === undefined ? payment.toUserId : userIdAt(world, artistUserIndex(payment.artist))
  if (payment.at >= world.to || payee === user.id) return
  const currency = currencyOf(user.place)
  const intent = `pi_demo_${random.uuid().replaceAll('-', '').slice(0, 24)}`
  const common = {
    ...payment.metadata,
    currency,
    ...(payee === undefined ? {} : { to_user_id: payee }),
    ...(payment.artist === undefined ? {} : { artist_id: artistIdAt(world, payment.artist) }),
    stripe_payment_intent_id: intent,
    // Some buyers came by a link of somebody's, who has a share where the contract says so.
    ...(payment.artist !== undefined && payment.at % 7 === 0
      ? { referrer_user_id: DEMO_PEOPLE.developer.id }
      : {}),
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
  const month = Math.floor(((payment.at - world.from) / (world.to - world.from)) * earnings.months)
  const slot = payment.artist * earnings.months + Math.max(0, month)
  earnings.cents[slot] = (earnings.cents[slot] ?? 0) + kept
}

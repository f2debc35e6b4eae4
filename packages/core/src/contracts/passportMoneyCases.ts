import { mustEqual } from './mustEqual.js'
import type { ContractEntry, PassportLogCases, PassportLogFixture } from './PassportLogHarness.js'
import { CLAIM, decide, NOON, standingOf, workAll } from './passportSteps.js'

const DONE = 'mediaid done, treasury done, coliseum done'

/** A tip of ten dollars to an artist, who keeps seven. */
async function stageTip(fixture: PassportLogFixture) {
  const userId = await fixture.addUser()
  const { trackId, artistUserId } = await fixture.addTrack()
  const money = (eventType: string, metadata: Record<string, unknown>): ContractEntry => ({
    ...{ userId, id: fixture.newId(), eventType, occurredAt: NOON, entityType: 'track', entityId: trackId },
    metadata,
  })
  const intent = `pi_${fixture.newId()}`
  const tip = (cents = '1000') =>
    money('treasury.artist_tip', { amount_cents: cents, stripe_payment_intent_id: intent })
  return { userId, artistUserId, money, tip, intent }
}

/** Cents, keys and the order of money. */
export const passportMoneyCases: PassportLogCases = {
  'books a payment to the cent, once per key': async (fixture) => {
    const { artistUserId, tip } = await stageTip(fixture)
    await fixture.append([tip(), tip()])
    await workAll(fixture.log, { batchSize: 1 })
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 700n)
  },

  'books a payment once that two workers decided at the same time': async (fixture) => {
    const { log } = fixture
    const { artistUserId, tip } = await stageTip(fixture)
    await fixture.append([tip(), tip()])
    const [first, second] = [
      await decide(log, await log.claim({ ...CLAIM, batchSize: 1 })),
      await decide(log, await log.claim({ ...CLAIM, batchSize: 1 })),
    ]
    await log.commit(first)
    mustEqual('overtaken', (await log.commit(second)).waiting ?? 0, 1)
    await workAll(log)
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 700n)
  },

  'refuses the same key with another body, for good': async (fixture) => {
    const { tip, artistUserId } = await stageTip(fixture)
    await fixture.append([tip()])
    await workAll(fixture.log)
    const other = tip('2000')
    await fixture.append([other])
    await workAll(fixture.log)
    mustEqual(
      'the second payment',
      await standingOf(fixture, other),
      'mediaid done, treasury dead IDEMPOTENCY_CONFLICT, coliseum done',
    )
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 700n)
  },

  'keeps more cents than a double can count': async (fixture) => {
    const { tip, artistUserId } = await stageTip(fixture)
    await fixture.append([tip('9007199254740993')])
    await workAll(fixture.log)
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 6305039478318695n)
  },

  'lets a refund wait for its purchase, and wakes it': async (fixture) => {
    const { log } = fixture
    const { money, tip, artistUserId } = await stageTip(fixture)
    const purchase = tip()
    const refund = money('treasury.refund_issued', { refunds_entry_id: purchase.id })
    await fixture.append([refund])
    const { retried } = await workAll(log)
    mustEqual('put back to wait', retried, 1)
    await fixture.append([purchase])
    await workAll(log)
    // Woken by the booking: no time has passed.
    await workAll(log)
    mustEqual('the purchase', await standingOf(fixture, purchase), DONE)
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 0n)
  },

  'gives back no more than was paid': async (fixture) => {
    const { log } = fixture
    const { money, tip, artistUserId } = await stageTip(fixture)
    const purchase = tip()
    const half = () => money('treasury.refund_issued', { refunds_entry_id: purchase.id, amount_cents: '600' })
    const [one, two] = [half(), half()]
    await fixture.append([purchase, one])
    await workAll(log)
    await fixture.append([two])
    await workAll(log)
    const [, treasury] = (await standingOf(fixture, two)).split(', ')
    mustEqual('the second refund', treasury, 'treasury dead REFUND_TOO_LARGE')
    mustEqual('the artist’s balance', await fixture.balanceOf(artistUserId), 280n)
  },

  'pays out what is there, and only once': async (fixture) => {
    const { log, newId } = fixture
    const { tip, artistUserId } = await stageTip(fixture)
    await fixture.append([tip()])
    await workAll(log)
    const payout = (): ContractEntry => ({
      userId: artistUserId,
      id: newId(),
      eventType: 'treasury.payout_requested',
      occurredAt: NOON,
      entityType: 'transaction',
      entityId: newId(),
      metadata: { amount_cents: '700' },
    })
    await fixture.append([payout(), payout()])
    // Both are decided on the same balance, by two workers.
    const [first, second] = [
      await decide(log, await log.claim({ ...CLAIM, batchSize: 1 })),
      await decide(log, await log.claim({ ...CLAIM, batchSize: 1 })),
    ]
    await log.commit(first)
    mustEqual('overtaken', (await log.commit(second)).waiting ?? 0, 1)
    await workAll(log)
    mustEqual('the balance', await fixture.balanceOf(artistUserId), 0n)
    const treasury = (await fixture.standingsOf(artistUserId)).filter(({ system }) => system === 'treasury')
    // The other one may come to be covered: it is tried again, and then dead.
    const states = treasury.map(({ state, reason }) => `${state} ${reason}`).sort()
    mustEqual('the two payouts', states, ['done null', 'open BALANCE_TOO_LOW'])
  },
}

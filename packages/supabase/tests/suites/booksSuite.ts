import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RpcCall } from '../../src/rpc/RpcCall.js'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { verifyPassport } from '../../src/verify/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import { insertPaidArtist } from '../fixture/moneyOf.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { tamper } from '../fixture/tamper.js'
import { testId } from '../fixture/testId.js'
import { workAll } from '../fixture/work.js'

/** Money and scores, refolded from the decisions: to the cent and to the millionth. */
export function booksSuite(open: OpenBackend): void {
  describe('verification of money and scores', () => {
    let backend: TestBackend
    let rpc: RpcCall
    let fan: TestUser
    let artist: TestUser
    let purchase: LoggedEntry
    let play: LoggedEntry
    let payout: LoggedEntry

    beforeAll(async () => {
      backend = await open()
      rpc = supabaseRpc(backend.createClient({ key: backend.serviceKey }))
    })
    afterAll(() => backend.close())
    beforeEach(async () => {
      fan = await insertUser(backend)
      const paid = await insertPaidArtist(backend)
      artist = paid.user
      const track = await insertTrack(backend, { title: 'Weather', artistId: paid.id })
      const money = (type: string, amount_cents: string, more: Record<string, unknown> = {}) =>
        entryOf(fan.id, type, ['track', track], {
          metadata: { amount_cents, stripe_payment_intent_id: `pi_${testId()}`, ...more },
        })
      purchase = money('treasury.track_purchase', '999')
      const refunded = money('treasury.track_purchase', '501')
      const part = (cents: string) =>
        entryOf(fan.id, 'treasury.refund_issued', null, {
          metadata: { amount_cents: cents, refunds_entry_id: refunded.id },
        })
      play = entryOf(fan.id, 'player.track_favorited', ['track', track])
      await logEntries(backend, [purchase, refunded, part('200'), part('301'), play])
      await workAll(backend)
      payout = entryOf(artist.id, 'treasury.payout_requested', null, { metadata: { amount_cents: '400' } })
      await logEntries(backend, [payout])
      await workAll(backend)
      await sealPassport(rpc)
    })

    const of = (user: TestUser) => async () =>
      (await verifyPassport({ rpc, userId: user.id })).differences.map(({ code, entryId }) => [code, entryId])
    const whole = async () => (await verifyPassport({ rpc })).differences.map(({ code }) => code)

    it('finds nothing where a purchase, a refund in parts, a payout and a favourite went through', async () => {
      const [open] = await backend.query('select from dia.passport_work where is_open')
      expect(open).toBeUndefined()
      const [booked] = await backend.query(
        'select count(*)::int as transactions from public.treasury_transactions',
      )
      expect(booked).toMatchObject({ transactions: expect.any(Number) })
      expect(await whole()).toEqual([])
    })

    it('names the entry when an amount is changed by a cent: of a transaction, a posting, a decision', async () => {
      await tamper(
        backend,
        'public.treasury_transactions',
        `update public.treasury_transactions set amount_cents = amount_cents + 1 where entry_id = '${purchase.id}'`,
      )
      expect(await of(fan)()).toEqual([['TRANSACTION_DIFFERS', purchase.id]])
      await backend.query(
        'update public.treasury_transactions set amount_cents = amount_cents - 1 where entry_id = $1',
        [purchase.id],
      )
      const posting = (by: number) =>
        tamper(
          backend,
          'dia.ledger_postings',
          `update dia.ledger_postings set amount_cents = amount_cents + ${by} where account = 'balance' and transaction_id =
             (select id from public.treasury_transactions where entry_id = '${purchase.id}')`,
        )
      await posting(1)
      expect(await of(fan)()).toEqual([['POSTING_DIFFERS', purchase.id]])
      expect(await of(artist)()).toEqual([['BALANCE_DIFFERS', null]])
      expect(await whole()).toContain('LEDGER_UNBALANCED')
      await posting(-1)
      await tamper(
        backend,
        'dia.passport_decisions',
        `update dia.passport_decisions set treasury_effect = jsonb_set(treasury_effect, '{transaction,amountCents}', '"998"')
         where entry_id = '${purchase.id}'`,
      )
      expect(await of(fan)()).toContainEqual(['DECISION_CHANGED', purchase.id])
      await tamper(
        backend,
        'dia.passport_decisions',
        `update dia.passport_decisions set treasury_effect = jsonb_set(treasury_effect, '{transaction,amountCents}', '"999"')
         where entry_id = '${purchase.id}'`,
      )
      expect(await whole()).toEqual([])
    })

    it.each([
      'balance_cents = balance_cents + 1',
      'pending_cents = pending_cents + 1',
      'lifetime_earned_cents = lifetime_earned_cents - 1',
    ])('notices a balance that its postings do not give: %s', async (change) => {
      await backend.query(`update public.treasury_accounts set ${change} where user_id = $1`, [artist.id])
      expect(await of(artist)()).toEqual([['BALANCE_DIFFERS', null]])
      await backend.query(`delete from public.treasury_accounts where user_id = $1`, [artist.id])
      expect(await of(artist)()).toEqual([['BALANCE_DIFFERS', null]])
    })

    it('names the payout whose transaction or postings are gone', async () => {
      await tamper(
        backend,
        'dia.ledger_postings',
        `delete from dia.ledger_postings where transaction_id = (select id from public.treasury_transactions where entry_id = '${payout.id}')`,
      )
      expect(await of(artist)()).toContainEqual(['POSTING_MISSING', payout.id])
      await backend.query('delete from public.treasury_transactions where entry_id = $1', [payout.id])
      expect(await of(artist)()).toContainEqual(['TRANSACTION_MISSING', payout.id])
    })

    it('names the entry whose score is not what was decided, and notices a leaderboard that its metrics do not give', async () => {
      const before = (await whole()).filter((code) => code === 'SCORE_DIFFERS')
      expect(before).toEqual([])
      const score = (by: string) =>
        backend.query(
          `update dia.leaderboard_scores set score = score ${by} where leaderboard_type = 'tracks_daily'
          and entity_id = (select entity_id from public.passport_entries where id = $1)`,
          [play.id],
        )
      await score('+ 1')
      expect(await whole()).toContain('SCORE_DIFFERS')
      await score('- 1')
      await backend.query(
        `update public.coliseum_metrics set weighted_score = weighted_score + 0.000001 where entry_id = $1 and entity_type = 'track'`,
        [play.id],
      )
      expect(await of(fan)()).toEqual([['METRIC_DIFFERS', play.id]])
      await backend.query('delete from public.coliseum_metrics where entry_id = $1', [play.id])
      const gone = await of(fan)()
      expect(gone).toContainEqual(['METRIC_MISSING', play.id])
    })
  })
}

import { processPassportEntries } from '@dia/core/passport'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { insertEvent, insertTrack } from '../fixture/insertEntities.js'
import { insertRows } from '../fixture/insertRows.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import { accountOf, insertPaidArtist, ledgerFaults, transactionsOf } from '../fixture/moneyOf.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { serviceLog, workAll } from '../fixture/work.js'

/** Money out of logged events: exact, once, in order per payment and payout. */
export function treasurySuite(open: OpenBackend): void {
  describe('the Treasury', () => {
    let backend: TestBackend
    let fan: TestUser
    let artist: Awaited<ReturnType<typeof insertPaidArtist>>
    let track: string

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())
    afterEach(async () => {
      expect(await ledgerFaults(backend)).toEqual([])
    })

    const newArtist = async () => {
      artist = await insertPaidArtist(backend)
      track = await insertTrack(backend, { title: 'Weather', artistId: artist.id })
    }
    const paid = (
      type: string,
      amount_cents: unknown,
      more: Record<string, unknown> = {},
      device_time = '2026-01-15T12:00:00Z',
    ) =>
      entryOf(fan.id, type, ['track', track], {
        device_time,
        metadata: { amount_cents, stripe_payment_intent_id: `pi_${testId()}`, ...more },
      })
    const makeDue = () =>
      backend.query(
        `update dia.passport_work set available_at = clock_timestamp() - interval '1 second' where is_open`,
      )
    const workOf = async (entryId: string) => {
      const [row] = await backend.query<{
        treasury: number
        treasury_reason: string | null
        attempts: number
      }>(
        'select treasury, treasury_reason, treasury_attempts as attempts from dia.passport_work where entry_id = $1',
        [entryId],
      )
      return row ?? null
    }

    it('splits a purchase exactly, pays the track’s artist where the event names nobody, and records the decision', async () => {
      await newArtist()
      const purchase = paid('treasury.track_purchase', '999')
      await logEntries(backend, [purchase])
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      expect(await transactionsOf(backend, [purchase.id])).toEqual([
        {
          entry: purchase.id,
          type: 'track_purchase',
          status: 'completed',
          amount: '999',
          refunded: '0',
          split: { artist: '699', platform: '300' },
        },
      ])
      expect(await accountOf(backend, artist.user.id)).toEqual({
        balance: '699',
        pending: '0',
        earned: '699',
      })
      const [decision] = await backend.query(
        `select treasury, treasury_effect ->> 'kind' as kind, treasury_effect -> 'transaction' ->> 'amountCents' as amount,
           jsonb_array_length(treasury_effect -> 'postings') as postings, transaction_id is not null as named
         from dia.passport_decisions where entry_id = $1`,
        [purchase.id],
      )
      expect(decision).toEqual({ treasury: 2, kind: 'booked', amount: '999', postings: 3, named: true })
    })

    it('keeps every cent past 2^53, over the wire and back', async () => {
      await newArtist()
      const tip = paid('tip', '9007199254740993')
      await logEntries(backend, [tip])
      await workAll(backend)
      const owner = await backend.signInAs(artist.user.id)
      const { data } = await owner.from('treasury_accounts').select('balance_cents::text, currency')
      expect(data).toEqual([{ balance_cents: '6305039478318695', currency: 'USD' }])
      const [row] = await transactionsOf(backend, [tip.id])
      expect(row).toMatchObject({
        amount: '9007199254740993',
        split: { artist: '6305039478318695', platform: '2702159776422298' },
      })
    })

    it('applies the contract in force at the event’s time: label and referral take their shares', async () => {
      await newArtist()
      const label = await insertUser(backend)
      const referrer = await insertUser(backend)
      await insertRows(backend, 'public.payout_contracts', [
        {
          id: testId(),
          artist_id: artist.id,
          artist_share: 0.5,
          platform_share: 0.3,
          label_share: 0.2,
          referral_share: 0.1,
          label_user_id: label.id,
          effective_from: '2026-01-01T00:00:00Z',
          expires_at: '2026-02-01T00:00:00Z',
          created_at: '2025-12-01T00:00:00Z',
        },
      ])
      const during = paid('tip', '1001', { referrer_user_id: referrer.id }, '2026-01-15T12:00:00Z')
      const before = paid('tip', '1000', {}, '2025-12-31T23:59:59Z')
      await logEntries(backend, [during, before])
      await workAll(backend)
      const [first, second] = await transactionsOf(backend, [during.id, before.id])
      expect(first?.split).toEqual({ artist: '501', label: '200', platform: '200', referral: '100' })
      expect(second?.split).toEqual({ artist: '700', platform: '300' })
      expect(await accountOf(backend, label.id)).toMatchObject({ balance: '200' })
      expect(await accountOf(backend, referrer.id)).toMatchObject({ balance: '100' })
    })

    it('books one payment intent once per kind, however many entries bring it', async () => {
      await newArtist()
      const stripe_payment_intent_id = `pi_${testId()}`
      const copies = Array.from({ length: 50 }, () => paid('tip', '1000', { stripe_payment_intent_id }))
      await logEntries(backend, copies)
      const results = await Promise.all(
        Array.from({ length: 4 }, () => workAll(backend, { log: serviceLog(backend), batchSize: 7 })),
      )
      await makeDue()
      await workAll(backend)
      expect(results.reduce((sum, { dead }) => sum + dead, 0)).toBe(0)
      expect(
        await transactionsOf(
          backend,
          copies.map(({ id }) => id),
        ),
      ).toHaveLength(1)
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '700' })
      const [kinds] = await backend.query(
        `select count(*) filter (where treasury_effect ->> 'kind' = 'booked')::int as booked,
           count(*) filter (where treasury_effect ->> 'kind' = 'duplicate')::int as duplicate
         from dia.passport_decisions where entry_id = any($1::uuid[])`,
        [copies.map(({ id }) => id)],
      )
      expect(kinds).toEqual({ booked: 1, duplicate: 49 })
    })

    it('refuses the same key with another body, and leaves the entry’s DNA and scores standing', async () => {
      await newArtist()
      const stripe_payment_intent_id = `pi_${testId()}`
      const first = paid('tip', '1000', { stripe_payment_intent_id })
      const other = paid('tip', '1200', { stripe_payment_intent_id }, '2026-01-15T12:00:01Z')
      await logEntries(backend, [first, other])
      expect(await workAll(backend)).toMatchObject({ processed: 1, dead: 1 })
      expect(await transactionsOf(backend, [first.id, other.id])).toHaveLength(1)
      expect(await workOf(other.id)).toMatchObject({ treasury: 4, treasury_reason: 'IDEMPOTENCY_CONFLICT' })
      const [decided] = await backend.query(
        'select mediaid, treasury, coliseum, systems from dia.passport_decisions where entry_id = $1',
        [other.id],
      )
      expect(decided).toEqual({ mediaid: 2, treasury: null, coliseum: 2, systems: 5 })
      const [letter] = await backend.query(
        'select system, code from dia.passport_dead_letters where entry_id = $1',
        [other.id],
      )
      expect(letter).toEqual({ system: 'treasury', code: 'IDEMPOTENCY_CONFLICT' })
    })

    it('lets one intent pay for two kinds of thing', async () => {
      await newArtist()
      const stripe_payment_intent_id = `pi_${testId()}`
      const entries = [
        paid('tip', '100', { stripe_payment_intent_id }),
        paid('track_purchase', '200', { stripe_payment_intent_id }),
      ]
      await logEntries(backend, entries)
      await workAll(backend)
      expect(
        await transactionsOf(
          backend,
          entries.map(({ id }) => id),
        ),
      ).toHaveLength(2)
    })

    it('refunds in part and in whole, never more than was paid', async () => {
      await newArtist()
      const purchase = paid('treasury.track_purchase', '999')
      const refund = (amount_cents: string | null, second: number) =>
        paid(
          'treasury.refund_issued',
          amount_cents,
          { refunds_entry_id: purchase.id, stripe_payment_intent_id: null },
          `2026-01-16T12:00:0${second}Z`,
        )
      const [half, rest, tooMuch] = [refund('499', 1), refund(null, 2), refund('1', 3)]
      await logEntries(backend, [half, rest, tooMuch, purchase])
      expect(await workAll(backend)).toMatchObject({ processed: 3, dead: 1 })
      const rows = await transactionsOf(backend, [purchase.id, half.id, rest.id, tooMuch.id])
      expect(rows).toMatchObject([
        { type: 'track_purchase', status: 'refunded', refunded: '999' },
        { type: 'refund', status: 'completed', amount: '499' },
        { type: 'refund', status: 'completed', amount: '500' },
      ])
      expect(await accountOf(backend, artist.user.id)).toEqual({ balance: '0', pending: '0', earned: '0' })
      expect(await workOf(tooMuch.id)).toMatchObject({ treasury: 4, treasury_reason: 'TRANSACTION_STATE' })
    })

    it('gives back of one payment under one refund’s key, and in its currency', async () => {
      await newArtist()
      const [one, other, yen] = [
        paid('tip', '500'),
        paid('tip', '700'),
        paid('tip', '90000', { currency: 'JPY' }),
      ]
      await logEntries(backend, [one, other, yen])
      await workAll(backend)
      const refund = (of: LoggedEntry, more: Record<string, unknown>) =>
        paid('treasury.refund_issued', '300', {
          refunds_entry_id: of.id,
          stripe_payment_intent_id: null,
          ...more,
        })
      const stripe_refund_id = `re_${testId()}`
      const [first, again] = [refund(one, { stripe_refund_id }), refund(other, { stripe_refund_id })]
      const dollars = refund(yen, { currency: 'USD' })
      await logEntries(backend, [first])
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      await logEntries(backend, [again, dollars])
      expect(await workAll(backend)).toMatchObject({ retried: 0, dead: 2 })
      expect(await workOf(again.id)).toMatchObject({ treasury: 4, treasury_reason: 'IDEMPOTENCY_CONFLICT' })
      expect(await workOf(dollars.id)).toMatchObject({ treasury: 4, treasury_reason: 'INVALID_REFUND' })
    })

    it('knows a payout by its own id, whatever intents it names', async () => {
      await newArtist()
      await logEntries(backend, [paid('tip', '1000')])
      await workAll(backend)
      const stripe_payment_intent_id = `pi_${testId()}`
      await logEntries(
        backend,
        [testId(), testId()].map((id) =>
          entryOf(artist.user.id, 'treasury.payout_requested', ['transaction', id], {
            metadata: { amount_cents: '300', to_user_id: artist.user.id, stripe_payment_intent_id },
          }),
        ),
      )
      expect(await workAll(backend)).toMatchObject({ processed: 2, retried: 0 })
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '100', pending: '600' })
    })

    it('asks again for a payout only when a lease of what fills the balance may have run out', async () => {
      await newArtist()
      const request = entryOf(artist.user.id, 'treasury.payout_requested', ['transaction', testId()], {
        metadata: { amount_cents: '300', to_user_id: artist.user.id },
      })
      await logEntries(backend, [request])
      let outlasted = 0
      for (let attempt = 1; attempt < 5; attempt++) {
        expect(await workAll(backend)).toMatchObject({ retried: 1 })
        const [row] = await backend.query<{ seconds: number }>(
          `select extract(epoch from available_at - clock_timestamp())::float8 as seconds
           from dia.passport_work where entry_id = $1`,
          [request.id],
        )
        outlasted += row?.seconds ?? 0
        await makeDue()
      }
      // A lease lasts 60 s, and a worker may die just after it has claimed.
      expect(outlasted).toBeGreaterThan(240)
      await backend.query('delete from dia.passport_work where user_id = $1', [artist.user.id])
    })

    it('lets a refund wait for its purchase, and go on as soon as that is booked', async () => {
      await newArtist()
      const purchase = paid('treasury.track_purchase', '1000')
      const refund = paid('treasury.refund_issued', '1000', { refunds_entry_id: purchase.id })
      await logEntries(backend, [refund])
      expect(await workAll(backend)).toMatchObject({ processed: 0, retried: 1, dead: 0 })
      expect(await workOf(refund.id)).toMatchObject({ treasury: 1, treasury_reason: 'WAITS', attempts: 0 })
      // Its DNA and its scores did not wait.
      const decided = await backend.query(
        'select mediaid, coliseum from dia.passport_decisions where entry_id = $1',
        [refund.id],
      )
      expect(decided).toEqual([{ mediaid: 2, coliseum: 2 }])
      await backend.query(
        `update dia.passport_work set available_at = clock_timestamp() + interval '1 hour' where entry_id = $1`,
        [refund.id],
      )
      await logEntries(backend, [{ ...purchase, metadata: { amount_cents: '1000' } }])
      expect(await workAll(backend)).toMatchObject({ processed: 2 })
      expect(await transactionsOf(backend, [purchase.id, refund.id])).toMatchObject([
        { status: 'refunded' },
        { type: 'refund', amount: '1000' },
      ])
      const [split] = await backend.query(
        `select count(*)::int as rows, sum(systems)::int as systems from dia.passport_decisions where entry_id = $1`,
        [refund.id],
      )
      expect(split).toEqual({ rows: 2, systems: 7 })
    })

    it('finds a refund’s purchase by its payment intent alone', async () => {
      await newArtist()
      const stripe_payment_intent_id = `pi_${testId()}`
      const refund = paid('treasury.refund_issued', null, { stripe_payment_intent_id })
      await logEntries(backend, [refund])
      await workAll(backend)
      const purchase = paid('tip', '500', { stripe_payment_intent_id })
      await logEntries(backend, [purchase])
      expect(await workAll(backend)).toMatchObject({ processed: 2 })
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '0' })
    })

    it('lets a dead purchase block its own refund and nothing else', async () => {
      await newArtist()
      const dead = paid('treasury.track_purchase', '12.50')
      const refund = paid('treasury.refund_issued', null, { refunds_entry_id: dead.id })
      const other = paid('treasury.track_purchase', '1000')
      await logEntries(backend, [dead, refund, other])
      expect(await workAll(backend)).toMatchObject({ processed: 1, retried: 1, dead: 1 })
      expect(await workOf(dead.id)).toMatchObject({ treasury: 4, treasury_reason: 'INVALID_AMOUNT' })
      await makeDue()
      await workAll(backend)
      expect(await workOf(refund.id)).toMatchObject({ treasury: 1, attempts: 0 })
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '700' })
      await backend.query('delete from dia.passport_work where entry_id = any($1::uuid[])', [
        [refund.id, dead.id],
      ])
    })

    it('buries what waited three days for an entry that nobody ever logged', async () => {
      await newArtist()
      const refund = paid('treasury.refund_issued', '100', { refunds_entry_id: testId() })
      await logEntries(backend, [refund])
      await workAll(backend)
      await backend.query(
        `update dia.passport_work set waits_since = waits_since - interval '4 days', available_at = clock_timestamp() where entry_id = $1`,
        [refund.id],
      )
      await workAll(backend)
      expect(await workOf(refund.id)).toMatchObject({ treasury: 4, treasury_reason: 'NEVER_LOGGED' })
    })

    it('pays out what is there: request, pending, sent; the end waits for the request', async () => {
      await newArtist()
      const payout = ['transaction', testId()] as const
      const step = (type: string, amount_cents = '600') =>
        entryOf(artist.user.id, type, payout, { metadata: { amount_cents, to_user_id: artist.user.id } })
      const sent = step('treasury.payout_completed')
      await logEntries(backend, [paid('tip', '1000'), sent])
      expect(await workAll(backend)).toMatchObject({ retried: 1 })
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '700' })

      const requested = step('treasury.payout_requested')
      await logEntries(backend, [requested])
      const log = serviceLog(backend)
      await processPassportEntries({ log, batchSize: 1 })
      expect(await accountOf(backend, artist.user.id)).toEqual({
        balance: '100',
        pending: '600',
        earned: '700',
      })
      expect(await workAll(backend)).toMatchObject({ retried: 0 })
      expect(await accountOf(backend, artist.user.id)).toEqual({
        balance: '100',
        pending: '0',
        earned: '700',
      })
      expect(await transactionsOf(backend, [requested.id])).toMatchObject([
        { type: 'payout', status: 'completed', amount: '600' },
      ])
      const [account] = await backend.query<{ paid: boolean }>(
        'select last_payout_at is not null as paid from public.treasury_accounts where user_id = $1',
        [artist.user.id],
      )
      expect(account?.paid).toBe(true)
    })

    it('never pays out more than the balance, whoever asks at once; what is asked too early is tried again', async () => {
      await newArtist()
      await logEntries(backend, [paid('tip', '1000')])
      await workAll(backend)
      const requests = Array.from({ length: 8 }, () =>
        entryOf(artist.user.id, 'treasury.payout_requested', ['transaction', testId()], {
          metadata: { amount_cents: '300', to_user_id: artist.user.id },
        }),
      )
      await logEntries(backend, requests)
      await Promise.all(
        Array.from({ length: 4 }, () => workAll(backend, { log: serviceLog(backend), batchSize: 2 })),
      )
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '100', pending: '600' })
      const asked = await transactionsOf(
        backend,
        requests.map(({ id }) => id),
      )
      expect(asked).toHaveLength(2)

      await logEntries(backend, [paid('tip', '1000')])
      await workAll(backend)
      await makeDue()
      await workAll(backend)
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '200', pending: '1200' })
      await backend.query('delete from dia.passport_work where user_id = $1', [artist.user.id])
    })

    it('skips what says no amount, and buries what is no amount', async () => {
      await newArtist()
      const reward = entryOf(fan.id, 'player.reward_claimed', ['track', track])
      const odd = paid('tip', 'ten dollars')
      const negative = paid('tip', '-5')
      const tooLarge = paid('tip', '9223372036854775808')
      await logEntries(backend, [reward, odd, negative, tooLarge])
      expect(await workAll(backend)).toMatchObject({ processed: 1, dead: 3 })
      expect(await workOf(reward.id)).toMatchObject({ treasury: 3, treasury_reason: 'NO_AMOUNT' })
      for (const entry of [odd, negative, tooLarge])
        expect(await workOf(entry.id)).toMatchObject({ treasury: 4, treasury_reason: 'INVALID_AMOUNT' })
    })

    it('parts the systems of an entry whose money the database refuses: its DNA and scores are committed', async () => {
      await newArtist()
      const log = serviceLog(backend)
      const tip = paid('tip', '1000')
      await logEntries(backend, [tip, paid('tip', '500')])
      const breaking = {
        ...log,
        commit: (batch: Parameters<typeof log.commit>[0]) =>
          log.commit({
            ...batch,
            decisions: batch.decisions.map((decision) =>
              decision.entryId === tip.id && decision.treasury?.effect
                ? {
                    ...decision,
                    treasury: {
                      ...decision.treasury,
                      effect: {
                        ...decision.treasury.effect,
                        postings: decision.treasury.effect.postings.slice(1),
                      },
                    },
                  }
                : decision,
            ),
          }),
      }
      expect(await workAll(backend, { log: breaking })).toMatchObject({
        claimed: 2,
        processed: 1,
        retried: 1,
      })
      expect(await workOf(tip.id)).toMatchObject({ treasury: 1, attempts: 1, treasury_reason: 'CONFLICT' })
      const decided = await backend.query(
        'select mediaid, treasury, coliseum from dia.passport_decisions where entry_id = $1 order by systems',
        [tip.id],
      )
      expect(decided).toEqual([
        { mediaid: 2, treasury: null, coliseum: null },
        { mediaid: null, treasury: null, coliseum: 2 },
      ])
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '350' })
      await makeDue()
      expect(await workAll(backend)).toMatchObject({ processed: 1 })
      expect(await accountOf(backend, artist.user.id)).toMatchObject({ balance: '1050' })
    })

    it('refuses postings that do not balance, and any change of the ledger', async () => {
      await expect(
        backend.query(
          `insert into dia.ledger_postings (transaction_id, status, account, currency, amount_cents, posted_at)
           values (gen_random_uuid(), 'completed', 'platform', 'USD', 5, now())`,
        ),
      ).rejects.toThrow(/do not sum to zero/)
      for (const statement of [
        'update dia.ledger_postings set amount_cents = 1',
        'delete from dia.ledger_postings',
        'truncate dia.ledger_postings',
      ])
        await expect(backend.query(statement)).rejects.toThrow(/append-only/)
    })

    it('rolls the system accounts up without losing a cent', async () => {
      const balances = () => backend.query('select * from dia.system_accounts order by 1, 2')
      const before = await balances()
      expect(before.length).toBeGreaterThan(1)
      const service = backend.createClient({ key: backend.serviceKey })
      expect((await service.rpc('dia_roll_up_accounts')).error).toBeNull()
      expect(await balances()).toEqual(before)
      expect(await backend.query('select from dia.system_account_changes')).toEqual([])
    })

    it('shows one currency per row, dollars where any were taken, and all dollars in the figures', async () => {
      await newArtist()
      const [gala, fest, free] = await Promise.all(
        ['Gala', 'Fest', 'Free'].map((title) => insertEvent(backend, title)),
      )
      const ticket = (event = '', amount_cents: string, currency: string) =>
        entryOf(fan.id, 'concierto.ticket_purchased', ['event', event], {
          metadata: { amount_cents, currency, to_user_id: artist.user.id },
        })
      const given = ticket(free, '300', 'USD')
      await logEntries(backend, [
        ticket(gala, '7000', 'USD'),
        ticket(gala, '10000', 'EUR'),
        ticket(gala, '900000', 'JPY'),
        ticket(fest, '900000', 'JPY'),
        ticket(fest, '500', 'EUR'),
        ticket(fest, '700', 'EUR'),
        given,
        ticket(free, '400', 'GBP'),
        paid('treasury.track_purchase', '500'),
      ])
      // What the platform pays a listener or an artist is nothing that a track took.
      const reward = entryOf(fan.id, 'player.reward_claimed', ['track', track], {
        metadata: { amount_cents: '300', to_user_id: fan.id },
      })
      const royalty = paid('treasury.track_play', '9')
      const refund = entryOf(fan.id, 'treasury.refund_issued', null, {
        metadata: { refunds_entry_id: given.id },
        created_at: '2026-01-16T12:00:00Z',
      })
      await logEntries(backend, [reward, royalty, refund])
      await workAll(backend)
      const platformPaid = await backend.query(
        "select transaction_type from public.treasury_transactions where source = 'platform' and entity_id = $1 order by 1",
        [track],
      )
      expect(platformPaid).toEqual([{ transaction_type: 'reward' }, { transaction_type: 'track_play' }])
      await backend.query('select public.dia_refresh_statistics()')
      const revenue = (name: string) =>
        backend.query(
          `select title, revenue_cents::text as cents, revenue_currency as currency from dia.${name}_matrix
           where title = any ($1) and revenue_cents > 0 order by title`,
          [['Fest', 'Free', 'Gala', 'Weather']],
        )
      expect(await revenue('event')).toEqual([
        { title: 'Fest', cents: '1200', currency: 'EUR' },
        { title: 'Free', cents: '400', currency: 'GBP' },
        { title: 'Gala', cents: '7000', currency: 'USD' },
      ])
      expect(await revenue('content')).toContainEqual({ title: 'Weather', cents: '500', currency: 'USD' })
      const figures = async (matrix: string) =>
        (await backend.query<{ figures: unknown }>('select dia.matrix_figures($1) as figures', [matrix]))[0]
          ?.figures
      const taken = async (type: string, table: string) =>
        (
          await backend.query<{ cents: string }>(
            `select coalesce(sum(amount_cents - refunded_cents), 0)::text as cents from public.treasury_transactions
             where currency = 'USD' and source = 'stripe' and status in ('completed', 'refunded')
               and transaction_type <> 'refund' and entity_type = $1 and entity_id in (select id from ${table})`,
            [type],
          )
        )[0]?.cents
      expect(await figures('events')).toMatchObject({ revenue: '7000' })
      expect(await taken('event', 'public.events')).toBe('7000')
      expect(await figures('contents')).toMatchObject({
        revenue: await taken('track', 'public.content_items'),
      })
    })

    it('counts an account once in the figure of all artists, however many profiles its user has', async () => {
      await newArtist()
      await insertRows(backend, 'public.artist_profiles', [
        {
          id: testId(),
          user_id: artist.user.id,
          artist_name: 'Side project',
          verified: false,
          created_at: '2025-01-01T00:00:00Z',
        },
      ])
      await logEntries(backend, [paid('tip', '1000'), paid('tip', '900000', { currency: 'JPY' })])
      await workAll(backend)
      await backend.query('select public.dia_refresh_statistics()')
      expect(
        await backend.query(
          'select earned_cents::text as cents, earned_currency as currency from dia.artist_matrix where user_id = $1',
          [artist.user.id],
        ),
      ).toEqual([
        { cents: '700', currency: 'USD' },
        { cents: '700', currency: 'USD' },
      ])
      const [sum] = await backend.query<{ shown: string; earned: string }>(
        `select dia.matrix_figures('artists') ->> 'earned' as shown,
           (select sum(a.lifetime_earned_cents) from public.treasury_accounts a
            where a.currency = 'USD' and a.user_id in (select p.user_id from public.artist_profiles p))::text as earned`,
      )
      expect(sum?.shown).toBe(sum?.earned)
    })
  })
}

import { DEMO_PEOPLE } from '@dia/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, type BackendProgress, createBackend } from '../src/index.js'

let backend: Backend
const progress: BackendProgress[] = []

beforeAll(async () => {
  backend = await createBackend({ seed: 600, onProgress: (step) => progress.push(step) })
})
afterAll(() => backend?.close())

describe('a backend with demo data', () => {
  it('lets its admin sign in by e-mail and password, as the person of the cast', async () => {
    const client = backend.createClient()
    const { data, error } = await client.auth.signInWithPassword(
      backend.demoAdmin ?? { email: '', password: '' },
    )
    expect(error).toBeNull()
    expect(data.user?.id).toBe(DEMO_PEOPLE.admin.id)
    const own = await client.from('profiles').select('role').eq('id', DEMO_PEOPLE.admin.id)
    expect(own.data).toEqual([{ role: 'admin' }])
  })

  it('refuses a wrong password', async () => {
    const { error } = await backend
      .createClient()
      .auth.signInWithPassword({ email: DEMO_PEOPLE.admin.email, password: 'guessed' })
    expect(error?.status).toBe(400)
  })

  it('holds exactly the people of the demo: the stand-in of the sign-up is gone', async () => {
    expect(await backend.query(`select email from auth.users where email like 'stand-in%'`)).toEqual([])
    const [identities] = await backend.query('select count(*) as rows from auth.identities')
    expect(identities?.rows).toBe(1)
  })

  it('has DNA that came out of logged events, and none for the test user', async () => {
    const [dna] = await backend.query<{ users: number }>(
      'select count(distinct user_uuid) as users from media_ids where profile_embedding is not null',
    )
    expect(dna?.users).toBeGreaterThan(10)
    const tester = await backend.query(
      'select from media_ids where user_uuid = $1 and profile_embedding is not null',
      [DEMO_PEOPLE.testUser.id],
    )
    expect(tester).toEqual([])
  })

  it('has money that came out of logged events: booked, refunded, paid out, split by contract, in balance', async () => {
    const [money] = await backend.query(
      `select count(*) filter (where transaction_type in ('track_purchase', 'tip', 'subscription', 'event_ticket')) > 50 as booked,
         count(*) filter (where transaction_type = 'refund') > 3 as refunded,
         count(*) filter (where transaction_type = 'payout' and status = 'completed') > 0 as paid,
         count(*) filter (where contract_id is not null) > 5 as contracts,
         bool_or(split_breakdown @> '[{"role": "label"}]') as label, bool_or(split_breakdown @> '[{"role": "referral"}]') as referral
       from public.treasury_transactions`,
    )
    expect(money).toEqual({
      booked: true,
      refunded: true,
      paid: true,
      contracts: true,
      label: true,
      referral: true,
    })
    const unbalanced = await backend.query(
      `select currency from dia.ledger_postings group by currency having sum(amount_cents) <> 0
       union all
       select a.currency from public.treasury_accounts a
       where a.balance_cents <> (select coalesce(sum(p.amount_cents), 0) from dia.ledger_postings p
         where p.user_id = a.user_id and p.currency = a.currency and p.account = 'balance')`,
    )
    expect(unbalanced).toEqual([])
  })

  it('has leaderboards of all three kinds, and one payment that nobody could book', async () => {
    const boards = await backend.query<{ type: string; ranked: boolean }>(
      `select leaderboard_type as type, bool_and(jsonb_array_length(rankings) > 0) as ranked
       from public.leaderboards group by 1 order by 1`,
    )
    expect(boards).toEqual(
      ['artists_weekly', 'events_monthly', 'tracks_daily'].map((type) => ({ type, ranked: true })),
    )
    const dead = await backend.query('select system, code from dia.passport_dead_letters')
    expect(dead).toEqual([{ system: 'treasury', code: 'INVALID_AMOUNT' }])
    const open = await backend.query(
      'select treasury_reason, count(*)::int from dia.passport_work where is_open group by 1',
    )
    expect(open).toEqual([])
  })

  it('tells how far the loading and the processing have come', () => {
    for (const step of ['Loading the demo', 'Processing the Passport']) {
      const told = progress.filter((entry) => entry.step === step)
      expect(told.length).toBeGreaterThan(1)
      expect(told.at(-1)?.done).toBe(told.at(-1)?.total)
    }
  })
})

import { EVENT_CATALOGUE, resolveEventType } from '@dia/core/events'
import { describe, expect, it } from 'vitest'
import { DEMO_PEOPLE } from '../people/demoPeople.js'
import { collectDemo, type DemoRow, fieldsOf } from '../testing/collectDemo.js'
import { CANONICAL_NAMES, OLDER_NAMES } from './eventNames.js'

const demo = collectDemo()
const entries = demo['public.passport_entries']
const typeOf = (row: DemoRow) => resolveEventType(String(row.event_type))?.type ?? String(row.event_type)
const ofType = (...types: string[]) => entries.filter((row) => types.includes(typeOf(row)))
const centsOf = (row: DemoRow) => Number(fieldsOf(row.metadata).amount_cents)
const millisOf = (value: unknown) => Date.parse(String(value))
const loggedUser = (column: string) => (row: DemoRow) => row[column] !== DEMO_PEOPLE.testUser.id

describe('the names in the Passport', () => {
  it('are canonical in the catalogue, and the older ones resolve to them', () => {
    const canonical = new Set<string>(EVENT_CATALOGUE.events.map(({ type }) => type))
    for (const name of [...Object.values(CANONICAL_NAMES), ...Object.keys(OLDER_NAMES)]) {
      expect(canonical).toContain(name)
    }
    for (const [name, older] of Object.entries(OLDER_NAMES)) {
      for (const alias of older) expect(resolveEventType(alias)?.type, alias).toBe(name)
    }
    for (const [host, name] of Object.entries(CANONICAL_NAMES))
      expect(resolveEventType(host)?.type).toBe(name)
  })

  it('are in about one case of twenty those of older clients', () => {
    const older = entries.filter((row) => typeOf(row) !== row.event_type).length
    expect(older / entries.length).toBeGreaterThan(0.035)
    expect(older / entries.length).toBeLessThan(0.065)
  })

  it('suit the kind of entity they stand with', () => {
    const kinds = new Map<string, readonly string[]>(
      EVENT_CATALOGUE.events.map((e) => [e.type, e.entityTypes]),
    )
    const odd = entries.filter((row) => {
      const allowed = kinds.get(typeOf(row))
      return row.entity_type !== null && allowed && !allowed.includes(String(row.entity_type))
    })
    expect(odd.filter((row) => row.user_id !== DEMO_PEOPLE.messyHistory.id)).toEqual([])
    for (const row of entries) expect(row.entity_type === null).toBe(row.entity_id === null)
  })
})

describe('each interaction in the host tables', () => {
  it.each([
    ['public.listening_history', 'user_id'],
    ['public.media_engagement_log', 'user_id'],
  ] as const)('of %s has its own Passport entry', (table, column) => {
    const logged = new Map<string, number>()
    const keyOf = (row: DemoRow, time: unknown) =>
      [row.user_id, row.session_id, typeOf(row), time, fieldsOf(row.metadata).context].join(' ')
    for (const row of entries) {
      const key = keyOf(row, row.device_time)
      logged.set(key, (logged.get(key) ?? 0) + 1)
    }
    for (const row of demo[table].filter(loggedUser(column))) {
      const key = keyOf(row, row.created_at)
      const left = logged.get(key) ?? 0
      expect(left, key).toBeGreaterThan(0)
      logged.set(key, left - 1)
    }
  })

  it('that is a vote has its entry, with the artist in the metadata', () => {
    const keyOf = (user: unknown, event: unknown, artist: unknown, at: unknown) =>
      [user, event, artist, at].join(' ')
    const logged = new Set(
      ofType('concierto.vote_cast').map((row) =>
        keyOf(row.user_id, row.entity_id, fieldsOf(row.metadata).artist_id, row.device_time),
      ),
    )
    const votes = demo['public.event_votes'].filter(loggedUser('user_uuid'))
    for (const row of votes) {
      expect(logged).toContain(keyOf(row.user_uuid, row.event_id, row.artist_id, row.created_at))
    }
    const distinct = new Set(votes.map((row) => `${row.user_uuid} ${row.event_id}`))
    expect(distinct.size).toBe(votes.length)
  })

  it('that is attendance or a subscription has its entry', () => {
    const going = new Set(ofType('concierto.event_rsvp').map((row) => `${row.user_id} ${row.entity_id}`))
    for (const row of demo['public.event_attendees'].filter(loggedUser('user_id'))) {
      expect(going).toContain(`${row.user_id} ${row.event_id}`)
    }
    const started = new Set(
      ofType('treasury.subscription_start').map((row) => `${row.user_id} ${row.entity_id}`),
    )
    for (const row of demo['public.subscriptions'])
      expect(started).toContain(`${row.user_id} ${row.artist_id}`)
  })
})

describe('the times in the Passport', () => {
  it('were received in the six months or within seconds of their end, in step with the id', () => {
    for (const row of entries) {
      const received = millisOf(row.created_at)
      const inId = Number.parseInt(String(row.id).replace('-', '').slice(0, 12), 16)
      expect(received - inId).toBeGreaterThan(0)
      expect(received - inId).toBeLessThan(6000)
      expect(inId).toBeGreaterThanOrEqual(Date.parse('2025-05-08T00:00:00Z'))
      expect(received).toBeLessThan(Date.parse('2025-11-08T00:01:00Z'))
    }
  })

  it('agree with the device in most entries', () => {
    const skewed = entries.filter(
      (row) => Math.abs(millisOf(row.created_at) - millisOf(row.device_time)) > 60_000,
    )
    expect(skewed.length / entries.length).toBeLessThan(0.02)
    expect(skewed.length).toBeGreaterThan(0)
  })
})

describe('money', () => {
  const payments = ofType(
    'treasury.track_purchase',
    'treasury.artist_tip',
    'treasury.subscription_start',
    'treasury.subscription_renew',
    'concierto.ticket_purchased',
  )
  const refunds = ofType('treasury.refund_issued')
  const payouts = ofType('treasury.payout_completed')

  it('of every kind is there', () => {
    for (const type of new Set(payments.map(typeOf))) expect(ofType(type).length, type).toBeGreaterThan(10)
    expect(new Set(payments.map(typeOf)).size).toBe(5)
    expect(refunds.length).toBeGreaterThan(3)
    expect(payouts.length).toBeGreaterThan(5)
  })

  it('has an amount, a currency, a payee and a payment intent of its own', () => {
    const users = new Set(demo['auth.users'].map((row) => row.id))
    const kinds = new Set<string>()
    for (const row of payments) {
      const metadata = fieldsOf(row.metadata)
      kinds.add(typeof metadata.amount_cents)
      expect(Number.isSafeInteger(centsOf(row)) && centsOf(row) > 0).toBe(true)
      expect(['USD', 'EUR']).toContain(metadata.currency)
      expect(users).toContain(metadata.to_user_id)
      expect(metadata.to_user_id).not.toBe(row.user_id)
      expect(metadata.stripe_payment_intent_id).toMatch(/^pi_demo_[0-9a-f]+$/)
    }
    expect([...kinds].sort()).toEqual(['number', 'string'])
    const intents = payments.map((row) => fieldsOf(row.metadata).stripe_payment_intent_id)
    expect(new Set(intents).size).toBe(intents.length)
  })

  it('refunded belongs to an earlier payment with the same intent and is no more than was paid', () => {
    const paid = new Map(payments.map((row) => [row.id, row]))
    let part = 0
    for (const row of refunds) {
      const metadata = fieldsOf(row.metadata)
      const payment = paid.get(metadata.refunds_entry_id ?? null)
      if (!payment) throw new Error('A refund without its payment.')
      expect(millisOf(payment.created_at)).toBeLessThan(millisOf(row.created_at))
      expect(fieldsOf(payment.metadata).stripe_payment_intent_id).toBe(metadata.stripe_payment_intent_id)
      expect(payment.user_id).toBe(row.user_id)
      expect(centsOf(row)).toBeLessThanOrEqual(centsOf(payment))
      if (centsOf(row) < centsOf(payment)) part++
    }
    expect(part).toBeGreaterThan(0)
  })

  it('paid out was earned before, at seventy per cent, after refunds', () => {
    for (const payout of payouts) {
      const { to_user_id: payee } = fieldsOf(payout.metadata)
      const before = (row: DemoRow) =>
        fieldsOf(row.metadata).to_user_id === payee &&
        fieldsOf(row.metadata).currency === 'USD' &&
        millisOf(row.created_at) <= millisOf(payout.created_at)
      const total = (rows: readonly DemoRow[]) =>
        rows.filter(before).reduce((sum, row) => sum + centsOf(row), 0)
      const earned = 0.7 * (total(payments.filter((row) => row.entity_type !== 'event')) - total(refunds))
      expect(total(payouts)).toBeLessThanOrEqual(earned)
      expect(payout.user_id).toBe(payee)
    }
  })

  it('is paid out by a request and a completion of the same transaction', () => {
    const requests = new Set(ofType('treasury.payout_requested').map((row) => row.entity_id))
    for (const row of payouts) expect(requests).toContain(row.entity_id)
  })

  it('of the cast’s fan goes to the cast’s artist', () => {
    const own = payments.filter((row) => row.user_id === DEMO_PEOPLE.fan.id)
    expect(new Set(own.map(typeOf)).size).toBe(5)
    const payees = own
      .filter((row) => typeOf(row) === 'treasury.artist_tip')
      .map((row) => fieldsOf(row.metadata).to_user_id)
    expect(payees).toContain(DEMO_PEOPLE.artist.id)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiaError } from '../errors/index.js'
import { EVENT_CATALOGUE, extendCatalogue } from '../events/index.js'
import { passportMetadata } from '../tables/index.js'
import type { LoggedEvent } from './LoggedEvent.js'
import { readLoggedEvent } from './readLoggedEvent.js'
import { settleMetadata } from './settleMetadata.js'

const runs = Number(process.env.DIA_PROPERTY_RUNS ?? 1000)
const timeout = 5000 + runs * 10
const ID = '01924A6E-7B00-7000-8000-000000000001'
const OTHER = '01924a6e-7b00-7000-8000-000000000002'
const event = (more: object = {}) => ({ id: ID, eventType: 'player.track_played', ...more }) as LoggedEvent
const codeOf = (more: object, by: 'client' | 'service' = 'client') => {
  try {
    readLoggedEvent(event(more), { by })
    return 'fine'
  } catch (error) {
    return isDiaError(error) ? error.code : error
  }
}

describe('readLoggedEvent', () => {
  it('makes what the log takes', () => {
    expect(
      readLoggedEvent(
        event({
          entity: { type: 'track', id: OTHER.toUpperCase() },
          sessionId: OTHER,
          deviceId: 'phone',
          occurredAt: new Date('2025-11-09T12:00:00Z'),
          metadata: { progress_percentage: '130', amount_cents: 2n ** 62n, note: '🎷' },
        }),
      ),
    ).toEqual({
      id: ID.toLowerCase(),
      user_id: null,
      session_id: OTHER,
      device_id: 'phone',
      event_type: 'player.track_played',
      entity_type: 'track',
      entity_id: OTHER,
      metadata: { progress_percentage: 130, amount_cents: '4611686018427387904', note: '🎷' },
      device_time: '2025-11-09T12:00:00.000000Z',
    })
  })

  it.each([
    ['INVALID_ID', { id: 'mine' }],
    ['INVALID_EVENT_TYPE', { eventType: '' }],
    ['INVALID_EVENT_TYPE', { eventType: 'x'.repeat(201) }],
    ['UNKNOWN_EVENT_TYPE', { eventType: 'player.track_hummed' }],
    ['SERVER_ONLY', { eventType: 'tip' }],
    ['SERVER_ONLY', { eventType: 'locker.reward_claimed' }],
    ['SERVER_ONLY', { eventType: 'treasury.of_tomorrow' }],
    ['INVALID_ENTITY', { entity: { type: 'planet', id: OTHER } }],
    ['INVALID_ENTITY', { entity: { type: 'track', id: 'x' } }],
    ['ENTITY_MISMATCH', { entity: { type: 'event', id: OTHER } }],
    ['INVALID_SESSION', { sessionId: 5 }],
    ['INVALID_DEVICE', { deviceId: '\0' }],
    ['INVALID_TIME', { occurredAt: '2025-02-30' }],
    ['INVALID_METADATA', { metadata: [] }],
    ['METADATA_TOO_LARGE', { metadata: { note: 'x'.repeat(16_400) } }],
    ['INVALID_USER', { userId: 'me' }],
  ])('answers %s for %j', (code, more) => {
    expect(codeOf(more)).toBe(code)
  })

  it('lets a server log money, if it says whose it is', () => {
    expect(codeOf({ eventType: 'treasury.artist_tip' }, 'service')).toBe('INVALID_USER')
    expect(codeOf({ eventType: 'treasury.artist_tip', userId: OTHER }, 'service')).toBe('fine')
  })

  it('lets no client log anything that the catalogue routes to the Treasury, under any of its names', () => {
    for (const { type, aliases, affects } of EVENT_CATALOGUE.events)
      for (const eventType of [type, ...aliases])
        if (affects.includes('treasury')) expect(codeOf({ eventType })).toBe('SERVER_ONLY')
    const base = EVENT_CATALOGUE.events.find(({ type }) => type === 'player.track_played')
    if (base === undefined) throw new Error('no such type')
    const catalogue = extendCatalogue(EVENT_CATALOGUE, {
      version: 'test',
      events: [{ ...base, type: 'player.track_rented', aliases: [], affects: ['treasury'] }],
    })
    expect(() => readLoggedEvent(event({ eventType: 'player.track_rented' }), { catalogue })).toThrow(
      expect.objectContaining({ code: 'SERVER_ONLY' }),
    )
  })

  it(
    'answers hostile input with a DiaError, and what it answers can be read again',
    () => {
      const hostile = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true })
      const nearly = (valid: unknown) => fc.oneof({ weight: 4, arbitrary: fc.constant(valid) }, hostile)
      const input = fc.oneof(
        hostile,
        fc.record({
          id: nearly(ID),
          eventType: nearly('played'),
          entity: nearly({ type: 'track', id: OTHER }),
          sessionId: nearly(OTHER),
          deviceId: nearly('phone'),
          metadata: fc.oneof(nearly({ device: 'phone' }), fc.dictionary(fc.string(), hostile)),
          occurredAt: nearly('2025-11-09'),
        }),
      )
      let answered = 0
      fc.assert(
        fc.property(input, (value) => {
          try {
            const read = readLoggedEvent(value as LoggedEvent)
            answered += 1
            expect(JSON.parse(JSON.stringify(read))).toEqual(read)
          } catch (error) {
            expect(isDiaError(error)).toBe(true)
            expect(isDiaError(error) && error.code).not.toBe('UNREADABLE_INPUT')
          }
        }),
        { numRuns: runs },
      )
      expect(answered).toBeGreaterThan(0)
      expect({}).not.toHaveProperty('polluted')
    },
    timeout,
  )

  it('answers a DiaError where reading throws', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap')
        },
      },
    )
    expect(() => readLoggedEvent(trap as LoggedEvent)).toThrow(
      expect.objectContaining({ code: 'UNREADABLE_INPUT' }),
    )
  })
})

describe('settleMetadata', () => {
  it(
    'says of the known fields what the schema of the table says',
    () => {
      const text = fc.oneof(
        fc.string(),
        fc.constantFrom(
          'USD',
          'usd',
          OTHER,
          'x'.repeat(200),
          'x'.repeat(201),
          '7',
          '-0',
          '1e3',
          '5.',
          '.5',
          '9223372036854775808',
        ),
      )
      const value = fc.oneof(
        text,
        fc.double(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.constant([]),
      )
      const field = fc.constantFrom(
        'amount_cents',
        'currency',
        'to_user_id',
        'stripe_payment_intent_id',
        'refunds_entry_id',
        'progress_percentage',
        'play_duration',
        'artist_id',
        'context',
        'device',
        'source',
        'other',
      )
      fc.assert(
        fc.property(field, value, (name, given) => {
          const metadata = { [name]: given }
          const schema = passportMetadata.safeParse(metadata)
          let settled: unknown
          try {
            settled = settleMetadata(metadata)
          } catch (error) {
            expect(isDiaError(error)).toBe(true)
          }
          // As JSON, which knows no −0.
          expect(JSON.stringify(settled)).toBe(schema.success ? JSON.stringify(schema.data) : undefined)
        }),
        { numRuns: runs },
      )
    },
    timeout,
  )
})

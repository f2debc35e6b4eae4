import { EVENT_CATALOGUE } from '@dia/core/events'
import { isServerOnly, settleMetadata } from '@dia/core/logging'
import type { SupabaseClient } from '@supabase/supabase-js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'
import { uuidV7At } from '../fixture/uuidV7At.js'

interface Answer {
  readonly id?: string
  readonly entryId?: string
  readonly status: 'accepted' | 'duplicate' | 'refused'
  readonly code?: string
  readonly field?: string
}

/** `dia_log_events`: what a client may say, and what becomes of each entry. */
export function loggingSuite(open: OpenBackend): void {
  describe('logging events', () => {
    let backend: TestBackend
    let fan: TestUser
    let other: TestUser
    let client: SupabaseClient
    let service: SupabaseClient
    let track: string

    beforeAll(async () => {
      backend = await open()
      fan = await insertUser(backend)
      other = await insertUser(backend)
      client = await backend.signInAs(fan.id)
      service = backend.createClient({ key: backend.serviceKey })
      track = await insertTrack(backend, { title: 'Tide' })
    })
    afterAll(() => backend.close())

    const play = (more: object = {}) => ({
      id: uuidV7At(Date.now()),
      event_type: 'player.track_played',
      entity_type: 'track',
      entity_id: track,
      metadata: { context: 'playlist' },
      ...more,
    })
    const log = async (entries: unknown, as = client): Promise<Answer[]> => {
      const { data, error } = await as.rpc('dia_log_events', { entries })
      if (error !== null) throw error
      return data as Answer[]
    }
    const stored = async (id: string) =>
      (
        await backend.query<Record<string, unknown>>('select * from public.passport_entries where id = $1', [
          id,
        ])
      )[0]

    it('accepts what a fan did, for that fan, by the database’s clock, and opens the work', async () => {
      const entry = play({
        user_id: fan.id,
        // What a client may not set.
        created_at: '2001-01-01T00:00:00Z',
        occurred_at: '2001-01-01T00:00:00Z',
        event_category: 'treasury',
        origin: 'service',
      })
      const before = Date.now()
      expect(await log([entry])).toEqual([{ id: entry.id, entryId: entry.id, status: 'accepted' }])
      const row = await stored(entry.id)
      expect(row).toMatchObject({
        user_id: fan.id,
        event_category: 'player',
        origin: 'client',
        metadata: entry.metadata,
      })
      expect(Date.parse(String(row?.created_at))).toBeGreaterThan(before - 60_000)
      expect(Date.parse(String(row?.occurred_at))).toBeGreaterThan(before - 60_000)
      const work = await backend.query('select from dia.passport_work where entry_id = $1', [entry.id])
      expect(work).toHaveLength(1)
    })

    it('never loses a batch by one bad entry, and says of each what is wrong', async () => {
      const good = [
        play(),
        play({ event_type: 'track_favorite', metadata: null, entity_id: null, entity_type: null }),
      ]
      const bad: [unknown, string, string?][] = [
        [null, 'INVALID_ENTRY'],
        [[], 'INVALID_ENTRY'],
        ['text', 'INVALID_ENTRY'],
        [play({ id: undefined }), 'INVALID_ID'],
        [play({ id: "'; drop table passport_entries; --" }), 'INVALID_ID'],
        [play({ id: { a: 1 } }), 'INVALID_ID'],
        [play({ user_id: other.id }), 'WRONG_USER'],
        [play({ user_id: 'me' }), 'WRONG_USER'],
        [play({ event_type: 5 }), 'INVALID_EVENT_TYPE'],
        [play({ event_type: '' }), 'INVALID_EVENT_TYPE'],
        [play({ event_type: 'x'.repeat(201) }), 'INVALID_EVENT_TYPE'],
        [play({ event_type: '<script>' }), 'INVALID_EVENT_TYPE'],
        [play({ event_type: 'treasury.artist_tip', entity_type: 'artist' }), 'SERVER_ONLY'],
        [play({ event_type: 'treasury.made_up' }), 'SERVER_ONLY'],
        [play({ entity_type: 'planet' }), 'INVALID_ENTITY'],
        [play({ entity_type: 7 }), 'INVALID_ENTITY'],
        [play({ entity_id: 'x' }), 'INVALID_ENTITY'],
        [play({ entity_id: null }), 'INVALID_ENTITY'],
        [play({ entity_type: 'event' }), 'ENTITY_MISMATCH'],
        [play({ session_id: 'x' }), 'INVALID_SESSION'],
        [play({ device_id: 'x'.repeat(201) }), 'INVALID_DEVICE'],
        [play({ device_id: {} }), 'INVALID_DEVICE'],
        [play({ device_time: '2025-02-30T00:00:00Z' }), 'INVALID_TIME'],
        [play({ device_time: 'infinity' }), 'INVALID_TIME'],
        [play({ device_time: 1 }), 'INVALID_TIME'],
        [play({ sent_at: 'now' }), 'INVALID_TIME'],
        [play({ metadata: [] }), 'INVALID_METADATA', 'metadata'],
        [play({ metadata: { amount_cents: 1.5 } }), 'INVALID_METADATA', 'amount_cents'],
        [play({ metadata: { amount_cents: 2 ** 53 } }), 'INVALID_METADATA', 'amount_cents'],
        [play({ metadata: { note: 'x'.repeat(16_400) } }), 'METADATA_TOO_LARGE'],
      ]
      const answers = await log([good[0], ...bad.map(([entry]) => entry), good[1]])
      expect(answers.slice(1, -1).map(({ status, code, field }) => [status, code, field])).toEqual(
        bad.map(([, code, field]) => ['refused', code, field]),
      )
      expect([answers[0], answers.at(-1)].map((answer) => answer?.status)).toEqual(['accepted', 'accepted'])
    })

    it('lets a client say nothing that only a server may, under any name of the catalogue', async () => {
      const names = EVENT_CATALOGUE.events.flatMap(({ type, aliases }) => [type, ...aliases])
      const answers = await log(
        names.map((event_type) => play({ event_type, entity_type: null, entity_id: null })),
      )
      expect(answers.map(({ code }, index) => [names[index], code === 'SERVER_ONLY'])).toEqual(
        names.map((name) => [name, isServerOnly(name)]),
      )
      const booked = await backend.query(
        `select from dia.passport_work w join public.passport_entries e on e.user_id = w.user_id and e.id = w.entry_id
         where e.origin = 'client' and w.treasury <> 0`,
      )
      expect(booked).toEqual([])
    })

    it('takes money from the service, for anybody it names, as exact text', async () => {
      const tip = play({
        user_id: other.id,
        event_type: 'treasury.artist_tip',
        entity_type: 'artist',
        metadata: { amount_cents: '9007199254740993', currency: 'USD' },
      })
      const [accepted, nobody] = await log([tip, play()], service)
      expect(accepted?.status).toBe('accepted')
      expect(nobody).toMatchObject({ status: 'refused', code: 'INVALID_USER' })
      expect(await stored(tip.id)).toMatchObject({
        user_id: other.id,
        origin: 'service',
        metadata: tip.metadata,
      })
    })

    it('takes an admin in an app for a user like any other', async () => {
      const admin = await insertUser(backend, { role: 'admin' })
      const signedIn = await backend.signInAs(admin.id)
      const answers = await log(
        [play({ user_id: other.id }), play({ event_type: 'tip', entity_type: 'artist' })],
        signedIn,
      )
      expect(answers.map(({ code }) => code)).toEqual(['WRONG_USER', 'SERVER_ONLY'])
    })

    it('refuses whoever is not signed in, and whose account is gone', async () => {
      await expect(log([play()], backend.createClient())).rejects.toMatchObject({ code: '42501' })
      const gone = await insertUser(backend)
      const signedIn = await backend.signInAs(gone.id)
      await backend.query('delete from auth.users where id = $1', [gone.id])
      await expect(log([play()], signedIn)).rejects.toMatchObject({ code: 'PT403' })
    })

    it.each([[null], [{}], [Array.from({ length: 1001 }, () => null)]])(
      'refuses what is no list of at most 1000: %j',
      async (entries) => {
        await expect(log(entries)).rejects.toMatchObject({ code: 'PT422' })
      },
    )

    it('answers nothing for nothing', async () => {
      expect(await log([])).toEqual([])
    })

    describe('a repeat', () => {
      it('is a duplicate with the same body, whenever it was sent, and an error with another', async () => {
        const entry = play({ device_time: '2026-01-01T00:00:00Z', metadata: { b: 1, a: 2 } })
        expect((await log([{ ...entry, sent_at: '2026-01-01T00:00:01Z' }]))[0]?.status).toBe('accepted')
        const again = { ...entry, sent_at: '2026-01-02T00:00:00Z', metadata: { a: 2, b: 1 }, user_id: fan.id }
        expect(await log([again])).toEqual([{ id: entry.id, entryId: entry.id, status: 'duplicate' }])
        for (const other of [
          { event_type: 'played' },
          { metadata: { a: 2 } },
          { device_time: '2026-01-01T00:00:00.001Z' },
          { entity_id: null, entity_type: null },
          { session_id: testId() },
          { device_id: 'phone' },
        ])
          expect(await log([{ ...entry, ...other }])).toEqual([
            { id: entry.id, status: 'refused', code: 'CONFLICT' },
          ])
        expect((await stored(entry.id))?.metadata).toEqual({ a: 2, b: 1 })
      })

      it('is known inside one batch too', async () => {
        const entry = play()
        const answers = await log([
          entry,
          entry,
          { ...entry, device_id: 'phone' },
          { ...entry, event_type: '' },
        ])
        expect(answers.map(({ status, code }) => code ?? status)).toEqual([
          'accepted',
          'duplicate',
          'CONFLICT',
          'INVALID_EVENT_TYPE',
        ])
      })

      it('of another user is their own event', async () => {
        const entry = play()
        await log([entry])
        expect((await log([entry], await backend.signInAs(other.id)))[0]?.status).toBe('accepted')
      })

      it.each([
        ['of version 4', () => crypto.randomUUID()],
        ['older than 35 days', () => uuidV7At(Date.now() - 36 * 86_400_000)],
        ['more than 5 minutes ahead', () => uuidV7At(Date.now() + 400_000)],
      ])(
        'is known by the original id where that is %s, and the entry gets one of its own',
        async (_, make) => {
          const entry = play({ id: make() })
          const answers = await log([entry, entry])
          const { entryId = '' } = answers[0] ?? {}
          expect(answers).toEqual([
            { id: entry.id, entryId, status: 'accepted' },
            { id: entry.id, entryId, status: 'duplicate' },
          ])
          expect(entryId).not.toBe(entry.id)
          expect(entryId).toMatch(/^.{14}7.{4}[89ab]/)
          expect(
            Math.abs(Number.parseInt(entryId.replace('-', '').slice(0, 12), 16) - Date.now()),
          ).toBeLessThan(60_000)
          expect(await log([entry])).toEqual([{ id: entry.id, entryId, status: 'duplicate' }])
          expect((await log([{ ...entry, device_id: 'phone' }]))[0]?.code).toBe('CONFLICT')
        },
      )

      it('comes in any order: each entry is there once', async () => {
        const entries = Array.from({ length: 40 }, (_, index) => play({ metadata: { index } }))
        const shuffled = entries.map((_, index) => entries[(index * 27) % 40])
        await log(shuffled.slice(0, 25))
        const answers = await log([...shuffled.slice(10), ...shuffled.slice(0, 3)])
        expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(15)
        const [row] = await backend.query<{ count: number }>(
          'select count(*)::int as count from public.passport_entries where id = any($1::uuid[])',
          [entries.map(({ id }) => id)],
        )
        expect(row?.count).toBe(40)
      })
    })

    it.each([
      ['an hour ahead', 3_600_000, 'ahead'],
      ['an hour behind', -3_600_000, 'behind'],
    ])('puts a clock %s right, and keeps what it said', async (_, skew, flag) => {
      const happened = Date.now() - 600_000
      const entry = play({
        device_time: new Date(happened + skew).toISOString(),
        sent_at: new Date(Date.now() + skew).toISOString(),
      })
      await log([entry])
      const row = await stored(entry.id)
      expect(Math.abs(Date.parse(String(row?.occurred_at)) - happened)).toBeLessThan(60_000)
      expect(row?.clock_flag).toBe(flag)
      expect(Date.parse(String(row?.device_time))).toBe(happened + skew)
    })

    it('never counts an event later than five minutes from now', async () => {
      const entry = play({ device_time: '2999-01-01T00:00:00Z' })
      await log([entry])
      const row = await stored(entry.id)
      expect(Date.parse(String(row?.occurred_at))).toBeLessThanOrEqual(
        Date.parse(String(row?.created_at)) + 300_000,
      )
      expect(row?.clock_flag).toBe('future')
    })

    it('reads the payload as core does', async () => {
      const text = fc.oneof(
        fc.string({ maxLength: 5 }),
        fc.constantFrom(
          'USD',
          'usd',
          track,
          track.toUpperCase(),
          'x'.repeat(200),
          'x'.repeat(201),
          '🎷'.repeat(200),
        ),
        fc.constantFrom(
          '7',
          '-0',
          '+5',
          '1e3',
          '5.',
          '.5',
          '-1',
          '1e400',
          '12.00',
          '12.50',
          '9223372036854775807',
        ),
        fc.constantFrom('9223372036854775808', 'discovery', 'elsewhere', '0'.repeat(37), '9'.repeat(41)),
      )
      const number = fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.constantFrom(2 ** 53, 1e300, 0.1, -1),
      )
      const value = fc.oneof(text, number, fc.boolean(), fc.constantFrom(null, [], {}, ['x']))
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
      const metadata = fc.dictionary(field, value, { maxKeys: 2 })
      const settled = (given: object) => {
        try {
          return settleMetadata(given)
        } catch {
          return null
        }
      }
      await fc.assert(
        fc.asyncProperty(fc.array(metadata, { minLength: 20, maxLength: 60 }), async (all) => {
          const storable = all.filter((one) => !JSON.stringify(one).includes('\\u'))
          const rows = await backend.query<{ fine: boolean; settled: unknown }>(
            `select dia.odd_metadata_field(m) is null as fine,
               case when dia.odd_metadata_field(m) is null then dia.settled_metadata(m) end as settled
             from jsonb_array_elements($1::text::jsonb) with ordinality e (m, place) order by place`,
            [JSON.stringify(storable)],
          )
          for (const [index, given] of storable.entries()) {
            const ours = settled(given)
            expect([given, rows[index]?.fine]).toEqual([given, ours !== null])
            // Uuids are lower-cased by the client; numbers keep their digits in jsonb.
            if (ours !== null)
              expect(numbersRounded(lowerUuids(rows[index]?.settled))).toEqual(numbersRounded(ours))
          }
        }),
        { numRuns: Number(process.env.DIA_PROPERTY_RUNS ?? 40) / 2 },
      )
    })

    it('knows of every event type what it may be about, as core does', async () => {
      const rows = await backend.query(
        'select canonical, entity_types from dia.event_entity_types order by 1',
      )
      const expected = EVENT_CATALOGUE.events.map(({ type, entityTypes }) => ({
        canonical: type,
        entity_types: entityTypes,
      }))
      expect(rows).toEqual(expected.sort((a, b) => (a.canonical < b.canonical ? -1 : 1)))
    })

    it('takes events that are about nothing, of types that may be about nothing or about something', async () => {
      const free = EVENT_CATALOGUE.events.filter(({ type }) => !isServerOnly(type)).map(({ type }) => type)
      expect(free).toContain('system.login')
      const entries = free.map((event_type) => play({ event_type, entity_type: null, entity_id: null }))
      const answers = await log(entries)
      expect(answers.filter(({ status }) => status !== 'accepted')).toEqual([])
    })

    it('answers hostile input entry by entry, or refuses it whole with a code', async () => {
      const hostile = fc.jsonValue({ maxDepth: 3 })
      const nearly = (valid: unknown) =>
        fc.oneof({ weight: 4, arbitrary: fc.constant(valid) }, { weight: 1, arbitrary: hostile })
      const entry = fc.oneof(
        hostile,
        fc.record({
          id: nearly(uuidV7At(Date.now())),
          event_type: nearly('played'),
          entity_type: nearly('track'),
          entity_id: nearly(track),
          metadata: nearly({}),
          device_time: nearly('2026-01-01T00:00:00Z'),
          sent_at: nearly(null),
          session_id: nearly(null),
          device_id: nearly('phone'),
        }),
      )
      await fc.assert(
        fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async (entries) => {
          const { data, error } = await client.rpc('dia_log_events', { entries })
          if (error !== null) {
            // A NUL is no JSON to Postgres.
            expect(JSON.stringify(entries)).toMatch(/\\u/)
            return
          }
          const answers = data as Answer[]
          expect(answers).toHaveLength(entries.length)
          for (const { status, code } of answers) expect(status === 'refused').toBe(code !== undefined)
        }),
        { numRuns: Number(process.env.DIA_PROPERTY_RUNS ?? 60) / 2 },
      )
    })
  })
}

const UUID_FIELDS = ['to_user_id', 'refunds_entry_id', 'artist_id']

function lowerUuids(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && UUID_FIELDS.includes(key) && item.length === 36 ? item.toLowerCase() : item,
    ]),
  )
}

function numbersRounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item) =>
    typeof item === 'number' ? Number(item.toPrecision(12)) : item,
  )
}

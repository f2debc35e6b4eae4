import { LEADERBOARD_TYPES, periodOf } from '@dia/core/coliseum'
import { DNA_DOMAINS, DOMAIN_SHARES } from '@dia/core/domains'
import { EVENT_CATALOGUE, EVENT_CATEGORIES, EVENT_ENTITY_TYPES } from '@dia/core/events'
import { DNA_DEFAULTS, referenceTimeOf } from '@dia/core/mirroring'
import { parseRow, tableSchemas } from '@dia/core/tables'
import { TRANSACTION_STATUSES, TRANSACTION_TYPES } from '@dia/core/treasury'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

/** What SQL and core both know, they know alike. */
export function agreementSuite(open: OpenBackend): void {
  describe('what the migrations and core both say', () => {
    let backend: TestBackend

    beforeAll(async () => {
      backend = await open()
    })
    afterAll(() => backend.close())

    it('is the same about event types: names, aliases, categories, routing', async () => {
      const rows = await backend.query('select * from dia.event_types')
      const byName = (a: { name?: unknown }, b: { name?: unknown }) =>
        String(a.name) < String(b.name) ? -1 : 1
      const expected = EVENT_CATALOGUE.events.flatMap(
        ({ type, aliases, category, affects, transactionType }) =>
          [type, ...aliases].map((name) => ({
            name,
            canonical: type,
            category,
            mediaid: affects.includes('mediaid'),
            treasury: affects.includes('treasury'),
            coliseum: affects.includes('coliseum'),
            transaction_type: transactionType ?? null,
          })),
      )
      expect([...rows].sort(byName)).toEqual(expected.sort(byName))
    })

    it('is the same about half-lives, shares, the prior’s mass and κ', async () => {
      const [constants] = await backend.query(
        `select dia.prior_mass() as "priorMass", dia.kappa() as kappa,
           (select jsonb_agg(dia.half_life_seconds(d::smallint) / 86400 order by d) from generate_series(1, 4) d) as days,
           (select jsonb_agg(dia.domain_share(d::smallint) order by d) from generate_series(1, 4) d) as shares`,
      )
      expect(constants).toEqual({
        priorMass: DNA_DEFAULTS.priorMass,
        kappa: DNA_DEFAULTS.kappa,
        days: DNA_DOMAINS.map((domain) => DNA_DEFAULTS.halfLifeDays[domain]),
        shares: DNA_DOMAINS.map((domain) => DOMAIN_SHARES[domain]),
      })
    })

    it.each([
      '2026-01-15T12:00:00.123Z',
      '1970-01-01T00:00:00Z',
      '1969-12-31T23:59:59.999Z',
      '2100-02-28T00:00:00Z',
    ])('is the same about the reference time of %s', async (moment) => {
      for (const [index, domain] of DNA_DOMAINS.entries()) {
        const [row] = await backend.query<{ ms: number }>(
          `select (extract(epoch from dia.reference_time_of($1::timestamptz, $2::smallint)) * 1000)::double precision as ms`,
          [moment, index + 1],
        )
        expect(row?.ms).toBe(referenceTimeOf(Date.parse(moment), DNA_DEFAULTS.halfLifeDays[domain]))
      }
    })

    it.each([
      '2026-01-15T12:00:00.123Z',
      '2026-03-01T00:00:00Z',
      '2024-02-29T23:59:59.999Z',
      '2026-01-04T23:59:59Z',
      '2026-01-05T00:00:00Z',
    ])('is the same about the periods that hold %s, whatever the session’s time zone', async (moment) => {
      for (const leaderboard of LEADERBOARD_TYPES) {
        const [row] = await backend.query<{ start: number; end: number }>(
          `select (extract(epoch from p.start) * 1000)::double precision as start,
             (extract(epoch from dia.period_end_of($1, p.start)) * 1000)::double precision as end
           from (select dia.period_start_of($1, $2::timestamptz) as start) p`,
          [leaderboard, moment],
        )
        const { start, end } = periodOf(leaderboard, moment)
        expect(row).toEqual({ start: Date.parse(start), end: Date.parse(end) })
      }
    })

    it.each([
      'passport_entries',
      'treasury_accounts',
      'treasury_transactions',
      'payout_contracts',
      'coliseum_metrics',
      'leaderboards',
    ] as const)('is the same about the columns of %s', async (table) => {
      const columns = await backend.query<{ name: string; nullable: boolean }>(
        `select attname as name, not attnotnull as nullable from pg_attribute
         where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped order by 1`,
        [table],
      )
      const names = columns.map(({ name }) => name)
      const shape: Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>> =
        tableSchemas[table].row.shape
      // Read where the query asks for them, from the work that is open.
      const ofCore = Object.keys(shape).filter((name) => !name.startsWith('processed_'))
      expect(names).toEqual(ofCore.sort())
      for (const { name, nullable } of columns)
        if (nullable) expect(shape[name]?.safeParse(null).success, `${name} is null`).toBe(true)
      expect(names).toEqual(expect.arrayContaining(Object.keys(tableSchemas[table].insert.shape)))
    })

    it.each([
      ['treasury_transactions', 'transaction_type', TRANSACTION_TYPES],
      ['treasury_transactions', 'status', TRANSACTION_STATUSES],
      ['treasury_transactions', 'entity_type', EVENT_ENTITY_TYPES],
      ['leaderboards', 'leaderboard_type', LEADERBOARD_TYPES],
      ['passport_entries', 'event_category', EVENT_CATEGORIES],
      ['passport_entries', 'entity_type', EVENT_ENTITY_TYPES],
    ] as const)('is the same about the values of %s.%s', async (table, column, values) => {
      const [row] = await backend.query<{ check: string }>(
        `select pg_get_constraintdef(o.oid) as check from pg_constraint o
         join pg_attribute a on a.attrelid = o.conrelid and o.conkey = array[a.attnum]
         where o.conrelid = ('public.' || $1)::regclass and a.attname = $2 and o.contype = 'c'`,
        [table, column],
      )
      const known = [...(row?.check ?? '').matchAll(/'([a-z_]+)'/g)].map(([, value]) => value)
      expect(known.sort()).toEqual([...values].sort())
    })

    it('is the same about a row of passport_entries', async () => {
      const user = await insertUser(backend)
      const entry = entryOf(user.id, 'player.track_played', ['track', user.id], {
        metadata: { context: 'playlist', note: '🎷' },
        device_time: '2026-01-15T11:59:00.5Z',
      })
      await logEntries(backend, [entry])
      const { data } = await backend
        .createClient({ key: backend.serviceKey })
        .from('passport_entries')
        .select('*')
        .eq('id', entry.id)
        .single()
      expect(parseRow('passport_entries', data)).toMatchObject({
        id: entry.id,
        event_category: 'player',
        metadata: entry.metadata,
        occurred_at: '2026-01-15T11:59:00.500000Z',
        clock_flag: null,
      })
    })
  })
}

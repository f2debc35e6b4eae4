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

interface Column {
  readonly name: string
  readonly type: string
  readonly isNotNull: boolean
  readonly hasDefault: boolean
}

type Shape = Readonly<Record<string, { safeParse(value: unknown): { success: boolean } }>>

/** Tables that the kit makes: what is written there is held against them to the letter. */
const OF_THE_KIT: ReadonlySet<string> = new Set([
  'passport_entries',
  'treasury_accounts',
  'treasury_transactions',
  'payout_contracts',
  'coliseum_metrics',
  'leaderboards',
])

/** Values of a type as drivers answer them, and such as no column of that type holds. */
const VALUES: Readonly<
  Record<string, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>
> = {
  uuid: { good: ['00000000-0000-4000-8000-000000000001'], bad: ['x', 7, true] },
  text: { good: ['x', 'USD'], bad: [7, true, {}] },
  varchar: { good: ['x@example.com'], bad: [7, true, {}] },
  timestamptz: { good: ['2026-01-15T12:00:00.5+00:00'], bad: ['x', true, {}] },
  int4: { good: [1], bad: ['x', true, {}] },
  int8: { good: ['9007199254740993'], bad: ['x', true, 1.5] },
  numeric: { good: ['0.5'], bad: ['x', true, {}] },
  float8: { good: [0.5], bad: ['x', true, {}] },
  bool: { good: [true], bad: ['x', 7] },
  jsonb: { good: [{}, []], bad: [] },
  _text: { good: [['x']], bad: ['x', 7] },
  vector: { good: [`[${Array.from({ length: 1536 }, () => 0).join()}]`], bad: ['x', 7, [1]] },
}

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

    it.each(Object.keys(tableSchemas) as (keyof typeof tableSchemas)[])(
      'is the same about the columns of %s: names, types and what may be null, both ways',
      async (table) => {
        const relation = table.includes('.') ? table : `public.${table}`
        const columns = await backend.query<Column>(
          `select a.attname as name, t.typname as type, a.attnotnull as "isNotNull",
             a.atthasdef or a.attidentity <> '' or a.attgenerated <> '' as "hasDefault"
           from pg_attribute a join pg_type t on t.oid = a.atttypid
           where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
          [relation],
        )
        const checks = await backend.query<{ text: string }>(
          `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
          [relation],
        )
        const words = checks.flatMap(({ text }) => [...text.matchAll(/'([a-z_]+)'/g)].map(([, word]) => word))
        const row: Shape = tableSchemas[table].row.shape
        const insert: Shape = tableSchemas[table].insert.shape
        const names = columns.map(({ name }) => name)
        // The flags are read where the query asks for them, from the work that is open; of accounts DIA reads a few columns.
        const ofCore = Object.keys(row).filter((name) => !name.startsWith('processed_'))
        if (table === 'auth.users') expect(names).toEqual(expect.arrayContaining(ofCore))
        else expect(ofCore.toSorted()).toEqual(names.toSorted())
        expect(names).toEqual(expect.arrayContaining(Object.keys(insert)))

        for (const { name, type, isNotNull, hasDefault } of columns) {
          const values = VALUES[type]
          const [read, written] = [row[name], insert[name]]
          if (read === undefined) continue
          expect(values, `a type of core for ${name} ${type}`).toBeDefined()
          const good = [...(values?.good ?? []), ...(type === 'text' ? words : [])]
          for (const [what, schema] of [
            ['read', read],
            ['written', written],
          ] as const) {
            if (schema === undefined) continue
            const taken = good.filter((value) => schema.safeParse(value).success)
            expect(taken.length, `${name} ${type} is ${what}`).toBeGreaterThan(0)
            for (const value of values?.bad ?? [])
              expect(
                schema.safeParse(value).success,
                `${name} ${type} ${what} as ${JSON.stringify(value)}`,
              ).toBe(false)
          }
          // Null is read where the column may hold it, and written nowhere else; another host's table may take it.
          // (The platform's own columns may all be null, and never are.)
          if (!isNotNull && table !== 'auth.users')
            expect(read.safeParse(null).success, `${name} read as null`).toBe(true)
          if (isNotNull && written !== undefined && OF_THE_KIT.has(table))
            expect(written.safeParse(null).success, `${name} written as null`).toBe(false)
          if (isNotNull && !hasDefault && OF_THE_KIT.has(table))
            expect(written?.safeParse(undefined).success ?? true, `${name} left out`).toBe(false)
        }
      },
    )

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

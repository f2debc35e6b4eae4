import {
  type MatrixDefinition,
  type MatrixRequest,
  type MatrixSource,
  memoryMatrixSource,
  streamMatrixRows,
  subscriptionsMatrix,
} from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { cappedClient } from '../fixture/cappedClient.js'
import { countFetches } from '../fixture/countFetches.js'
import { HOSTILE_TEXTS } from '../fixture/insertCrowd.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

interface OddRow {
  id: string
  name: string
  cents: string
  currency: string
  tags: string[] | null
  note: string | null
  n: number
}

const oddMatrix: MatrixDefinition<OddRow> = {
  name: 'odd',
  title: 'Odd rows',
  relation: 'odd_rows',
  key: 'id',
  activityFunction: 'odd_rows_by_activity',
  defaultSort: { column: 'n', direction: 'asc' },
  columns: [
    { name: 'id', label: 'Id', kind: 'id' },
    { name: 'name', label: 'Name', kind: 'text', sortable: true },
    { name: 'cents', label: 'Cents', kind: 'money', sortable: true, companions: { currency: 'currency' } },
    { name: 'tags', label: 'Tags', kind: 'tags' },
    { name: 'note', label: 'Note', kind: 'text' },
    { name: 'n', label: 'N', kind: 'number', sortable: true },
  ],
  filters: [
    { name: 'name', label: 'Name', column: 'name', kind: 'select', options: [] },
    { name: 'tag', label: 'Tag', column: 'tags', kind: 'select', options: [{ value: 'a,b', label: 'a,b' }] },
    { name: 'n', label: 'N', column: 'n', kind: 'numberRange' },
    { name: 'did', label: 'Did', column: 'id', kind: 'activity', eventTypes: [] },
  ],
}

const ROWS = 6000
const request = (changes: Partial<MatrixRequest> = {}): MatrixRequest => ({
  search: '',
  filters: {},
  sort: oddMatrix.defaultSort,
  limit: 100,
  after: null,
  ...changes,
})

/** What a server answers, down to the last digit, however few rows it answers at once. */
export function matrixExactSuite(open: OpenBackend): void {
  describe('rows that come back exact', () => {
    let backend: TestBackend
    let session: SupabaseClient
    let source: MatrixSource
    const names = [
      ...HOSTILE_TEXTS,
      'null',
      'true',
      '{}',
      '*',
      '%',
      '"',
      '\\',
      ',',
      '(a,b)',
      '😀',
      ' a ',
      'a*b%c_d',
    ]

    beforeAll(async () => {
      backend = await open()
      const admin = await insertUser(backend, { role: 'admin' })
      await backend.query(
        `create table public.odd_rows (id uuid primary key, name text not null, cents bigint not null, currency text not null,
           tags text[], note text, n int not null)`,
      )
      await backend.query('grant select on public.odd_rows to authenticated')
      // JSON arguments come as they are, or once more as text, depending on the way to the database.
      await backend.query(
        `create function public.odd_rows_by_activity(conditions jsonb) returns setof public.odd_rows language sql stable as $$
           select * from public.odd_rows
           where n < ((case jsonb_typeof(conditions) when 'string' then (conditions #>> '{}')::jsonb else conditions end)
             -> 0 -> 'eventTypes' ->> 0)::int $$`,
      )
      await backend.query('grant execute on function public.odd_rows_by_activity(jsonb) to authenticated')
      await backend.query(
        `insert into public.odd_rows
         select gen_random_uuid(), coalesce(($1::text[])[g + 1], 'row ' || g % 7), 9007199254740993 + g, 'USD',
           case when g % 3 = 0 then array['a,b', 'g"' || g % 5] when g % 3 = 1 then '{}' end,
           case when g % 2 = 0 then 'x' end, g
         from generate_series(0, $2::int - 1) g`,
        [`{${names.map((name) => `"${name.replace(/["\\]/g, '\\$&')}"`).join(',')}}`, ROWS],
      )
      session = await backend.signInAs(admin.id)
      source = supabaseMatrixSource(session)
    })
    afterAll(() => backend.close())

    it('give cents past 2^53, emoji, quotes and nulls as they are', async () => {
      const { rows } = await source.readPage(oddMatrix, request({ limit: 3 }))
      expect(rows.map(({ cents }) => cents)).toEqual([
        '9007199254740993',
        '9007199254740994',
        '9007199254740995',
      ])
      expect(rows.map(({ currency, note }) => [currency, note])).toEqual([
        ['USD', 'x'],
        ['USD', null],
        ['USD', 'x'],
      ])
      expect(rows.map(({ tags }) => tags)).toEqual([['a,b', 'g"0'], [], null])
      expect(rows[0]?.name).toBe(names[0])
    })

    it('give a page of 5,000 rows, and the rest', async () => {
      const first = await source.readPage(oddMatrix, request({ limit: 5000 }))
      expect(first.rows.map(({ n }) => n)).toEqual(Array.from({ length: 5000 }, (_, n) => n))
      const second = await source.readPage(oddMatrix, request({ limit: 5000, after: first.next }))
      expect(second.rows.map(({ n }) => n)).toEqual(Array.from({ length: ROWS - 5000 }, (_, n) => 5000 + n))
      expect(second.next).toBeNull()
    })

    it.each(['asc', 'desc'] as const)('page by cents %s without losing one', async (direction) => {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: { rows: readonly OddRow[]; next: string | null } = await source.readPage(
          oddMatrix,
          request({ sort: { column: 'cents', direction }, limit: 2000, after }),
        )
        seen.push(...page.rows.map(({ cents }) => cents))
        after = page.next
      } while (after !== null)
      const all = Array.from({ length: ROWS }, (_, g) => String(9_007_199_254_740_993n + BigInt(g)))
      expect(seen).toEqual(direction === 'asc' ? all : all.toReversed())
    })

    async function capped(maximum: number) {
      const { client, limits } = await cappedClient(backend, session, maximum)
      return { source: supabaseMatrixSource(client), limits }
    }

    it.each([1, 7, 100, 499, 500, 501])(
      'page past a server that answers at most %i rows',
      async (maximum) => {
        const { source: poor, limits } = await capped(maximum)
        const filters = { n: { kind: 'numberRange', from: 0, to: 1203 } } as const
        const limit = maximum < 10 ? 40 : 500
        const wanted = maximum < 10 ? 60 : 1203
        const seen: number[] = []
        let after: string | null = null
        while (seen.length < wanted) {
          const page: { rows: readonly OddRow[]; next: string | null } = await poor.readPage(
            oddMatrix,
            request({ filters, limit, after }),
          )
          seen.push(...page.rows.map(({ n }) => n))
          expect(page.rows.length === limit || page.next === null).toBe(true)
          after = page.next
          if (after === null) break
        }
        expect(seen.slice(0, wanted)).toEqual(Array.from({ length: wanted }, (_, n) => n))
        expect(after === null).toBe(wanted === 1203)
        const perPage = Math.ceil((limit + 1) / maximum) + 1
        expect(limits.length).toBeLessThanOrEqual(Math.ceil(wanted / limit) * perPage)
      },
    )

    it('ask once for a page once a longer answer was seen, and never count a short one for long', async () => {
      const counted = await countFetches(backend, session)
      const fresh = supabaseMatrixSource(counted.client)
      const few = { filters: { n: { kind: 'numberRange', to: 5 } } } as const
      expect((await fresh.readPage(oddMatrix, request(few))).next).toBeNull()
      // Nothing longer was seen: five rows could be all that the server answers at once.
      expect(counted.taken()).toHaveLength(2)
      await fresh.readPage(oddMatrix, request())
      expect(counted.taken()).toHaveLength(1)
      await fresh.readPage(oddMatrix, request(few))
      expect(counted.taken()).toHaveLength(1)
    })

    it('find any name by a filter, and nothing else', async () => {
      const text = fc.oneof(
        fc.constantFrom(...names),
        fc.string({ unit: 'binary', maxLength: 5 }),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      )
      await fc.assert(
        fc.asyncProperty(text, async (name) => {
          const { rows } = await source.readPage(
            oddMatrix,
            request({ filters: { name: { kind: 'select', values: [name] } } }),
          )
          const expected = /\0|\p{Surrogate}/u.test(name)
            ? []
            : await backend.query<{ n: number }>(
                'select n from public.odd_rows where name = $1 order by n limit 100',
                [name],
              )
          expect(rows.map(({ n }) => n)).toEqual(expected.map(({ n }) => n))
        }),
        { numRuns: 60 },
      )
    })

    it('take any number for any column of numbers, and any time, as memory does', async () => {
      const types = ['smallint', 'integer', 'bigint', 'real', 'double precision', 'numeric'] as const
      const named = types.map((type) => [type.replace(' ', '_'), type] as const)
      await backend.query(
        `create table public.odd_numbers (id int primary key, at timestamptz not null,
           ${named.map(([name, type]) => `${name} ${type} not null`).join(', ')})`,
      )
      await backend.query('grant select on public.odd_numbers to authenticated')
      await backend.query(
        `insert into public.odd_numbers select n, timestamptz '2025-01-01Z' + n * interval '1 day', ${types.map(() => 'n').join(', ')}
         from generate_series(-2, 3) n`,
      )
      const numbers: MatrixDefinition<{ id: number; at: string } & Record<string, unknown>> = {
        name: 'odd_numbers',
        title: 'Odd numbers',
        relation: 'odd_numbers',
        key: 'id',
        defaultSort: { column: 'id', direction: 'asc' },
        columns: [
          { name: 'id', label: 'Id', kind: 'id', sortable: true },
          { name: 'at', label: 'At', kind: 'time' },
          ...named.map(([name]) => ({ name, label: name, kind: 'number' as const })),
        ],
        filters: [
          { name: 'at', label: 'At', column: 'at', kind: 'timeRange' },
          ...named.flatMap(([name]) => [
            { name, label: name, column: name, kind: 'numberRange' as const },
            {
              name: `${name}_count`,
              label: name,
              column: name,
              kind: 'numberRange' as const,
              unit: 'count' as const,
            },
          ]),
        ],
      }
      const sort = numbers.defaultSort
      const rows = (await source.readPage(numbers, { search: '', filters: {}, sort, limit: 10, after: null }))
        .rows
      expect(rows).toHaveLength(6)
      const memory = memoryMatrixSource(rows)
      const ends = [0.5, -1e-50, 3e9, -1e300]
      for (const [name] of named)
        for (const end of ends)
          for (const side of ['from', 'to']) {
            // A new source has learnt nothing yet.
            const filters = { [name]: { kind: 'numberRange', [side]: end } } as MatrixRequest['filters']
            const asked = { search: '', filters }
            const fresh = supabaseMatrixSource(session)
            expect(await fresh.countRows(numbers, asked), `${name} ${side} ${end}`).toEqual(
              await memory.countRows(numbers, asked),
            )
            if (!/int/.test(name)) continue
            const whole = { search: '', filters: { [`${name}_count`]: filters[name] } } as typeof asked
            expect(await fresh.countRows(numbers, whole), `whole ${name} ${side} ${end}`).toEqual(
              await memory.countRows(numbers, whole),
            )
          }
      const together = {
        search: '',
        filters: {
          smallint: { kind: 'numberRange', from: -0.5, to: 1e9 },
          integer: { kind: 'numberRange', from: -3e9, to: 2.5 },
          real: { kind: 'numberRange', to: 1e300 },
        },
      } as const
      const page = await source.readPage(numbers, { ...together, sort, limit: 2, after: null })
      expect(page.rows.map(({ id }) => id)).toEqual([0, 1])
      const rest = await source.readPage(numbers, { ...together, sort, limit: 2, after: page.next })
      expect(rest.rows.map(({ id }) => id)).toEqual([2])
      for (const time of ['0000-01-01T00:00:00Z', '0000-12-31T23:59:59.5Z', '9999-12-31T23:59:59Z'])
        for (const side of ['from', 'to']) {
          const asked = {
            search: '',
            filters: { at: { kind: 'timeRange', [side]: time } } as MatrixRequest['filters'],
          }
          expect(await source.countRows(numbers, asked), `${side} ${time}`).toEqual(
            await memory.countRows(numbers, asked),
          )
        }
    })

    it('filter lists by what they hold, commas and quotes included', async () => {
      const of = async (values: string[]) =>
        (await source.countRows(oddMatrix, { search: '', filters: { tag: { kind: 'select', values } } }))
          .value
      expect(await of(['a,b'])).toBe(ROWS / 3)
      expect(await of(['a'])).toBe(0)
      expect(await of(['g"2'])).toBe(ROWS / 15)
      expect(await of(['g"2', 'g"3', '}'])).toBe((ROWS / 15) * 2)
      expect(await source.countOptions?.(oddMatrix, 'tag')).toEqual(new Map([['a,b', expect.any(Number)]]))
    })

    it('ask the matrix’s function about activities, with sort, page, filters and count', async () => {
      const filters = {
        did: { kind: 'activity', conditions: [{ did: true, eventTypes: ['50'] }] },
        n: { kind: 'numberRange', from: 10 },
      } as const
      const sort = { column: 'n', direction: 'desc' } as const
      const page = await source.readPage(oddMatrix, request({ filters, sort, limit: 15 }))
      expect(page.rows.map(({ n }) => n)).toEqual(Array.from({ length: 15 }, (_, i) => 49 - i))
      expect(page.rows[0]?.cents).toBe('9007199254741042')
      const rest = await source.readPage(oddMatrix, request({ filters, sort, limit: 100, after: page.next }))
      expect(rest.rows.map(({ n }) => n)).toEqual(Array.from({ length: 25 }, (_, i) => 34 - i))
      expect(await source.countRows(oddMatrix, { search: '', filters })).toEqual({
        value: 40,
        policy: 'exact',
      })
      const { activityFunction: _, ...without } = oddMatrix
      await expect(source.readPage(without, request({ filters }))).rejects.toMatchObject({
        code: 'INVALID_MATRIX_REQUEST',
      })
    })

    it('refuse rows that are not what the definition says, or tell of them, or let them through', async () => {
      const wrong = {
        ...oddMatrix,
        columns: oddMatrix.columns.map((column) =>
          column.name === 'n' ? { ...column, kind: 'boolean' as const } : column,
        ),
      }
      await expect(source.readPage(wrong, request())).rejects.toMatchObject({
        code: 'SCHEMA_MISMATCH',
        details: { row: 0, column: 'n' },
      })
      const told: string[] = []
      const telling = supabaseMatrixSource(session, {
        rowChecks: 'warn',
        onRowMismatch: ({ message }) => told.push(message),
      })
      expect((await telling.readPage(wrong, request())).rows).toHaveLength(100)
      expect(told).toEqual([expect.stringContaining('"n"')])
      const trusting = supabaseMatrixSource(session, { rowChecks: 'off' })
      expect((await trusting.readPage(wrong, request())).rows).toHaveLength(100)
    })

    it('say which table a host lacks', async () => {
      const optional = { ...oddMatrix, relation: 'nowhere', optionalTable: 'odd' }
      await expect(source.readPage(optional, request())).rejects.toMatchObject({
        code: 'OPTIONAL_TABLE_MISSING',
      })
      await expect(source.countRows(optional, request())).rejects.toMatchObject({
        code: 'OPTIONAL_TABLE_MISSING',
      })
    })

    it('say so where a host has no table to read, and read it once it is there', async () => {
      const matrix = subscriptionsMatrix as unknown as MatrixDefinition<OddRow>
      const subscriptions = request({ sort: subscriptionsMatrix.defaultSort })
      const missing = {
        code: 'OPTIONAL_TABLE_MISSING',
        message: expect.stringContaining('no table "subscriptions"'),
        details: { optionalTable: 'subscriptions' },
      }
      await backend.query('alter table public.subscriptions rename to subscriptions_away')
      try {
        await backend.query('select dia.adopt_optional_tables()')
        await expect(source.readPage(matrix, subscriptions)).rejects.toMatchObject(missing)
        await backend.query('alter table public.subscriptions_away rename to subscriptions')
        await expect(source.readPage(matrix, subscriptions), 'not adopted yet').rejects.toMatchObject(missing)
      } finally {
        await backend.query('alter table if exists public.subscriptions_away rename to subscriptions')
        await backend.query('select dia.adopt_optional_tables()')
      }
      expect((await source.readPage(matrix, subscriptions)).rows).toEqual([])
    })

    it('stream all of them', async () => {
      let count = 0
      for await (const { n } of streamMatrixRows(source, oddMatrix, request())) expect(n).toBe(count++)
      expect(count).toBe(ROWS)
    })

    it('are one request for all who ask the same at once, and each page its own', async () => {
      const counted = await countFetches(backend, session)
      const widgets = Array.from({ length: 10 }, () => supabaseMatrixSource(counted.client))
      counted.taken()
      const pages = await Promise.all(widgets.map((widget) => widget.readPage(oddMatrix, request())))
      await Promise.all(widgets.map((widget) => widget.countRows(oddMatrix, request())))
      expect(counted.taken()).toHaveLength(2)
      expect(pages.every(({ rows }) => rows.length === 100)).toBe(true)
      await Promise.all([10, 20].map((limit) => widgets[0]?.readPage(oddMatrix, request({ limit }))))
      expect(counted.taken()).toHaveLength(2)
    })

    it('show a fan nothing that only admins may see', async () => {
      const fan = await backend.signInAs((await insertUser(backend)).id)
      await backend.query('revoke select on public.odd_rows from authenticated')
      await expect(supabaseMatrixSource(fan).readPage(oddMatrix, request())).rejects.toMatchObject({
        code: 'DENIED',
      })
    })
  })
}

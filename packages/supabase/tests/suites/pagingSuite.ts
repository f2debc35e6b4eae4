import {
  type MatrixDefinition,
  type MatrixFilterValue,
  type MatrixRequest,
  type MatrixSort,
  type MatrixSource,
  type UsersRow,
  usersMatrix,
} from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supabaseMatrixSource } from '../../src/matrices/index.js'
import { type CountedClient, countFetches } from '../fixture/countFetches.js'
import { HOSTILE_TEXTS, insertCrowd } from '../fixture/insertCrowd.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

const FIRST: MatrixRequest = {
  search: '',
  filters: {},
  sort: { column: 'created_at', direction: 'desc' },
  limit: 50,
  after: null,
}

const SORTS: MatrixSort[] = usersMatrix.columns
  .filter(({ sortable }) => sortable)
  .flatMap(({ name }) => [
    { column: name, direction: 'asc' as const },
    { column: name, direction: 'desc' as const },
  ])

/** Pages, filters and counts of the User Matrix, held against SQL. */
export function pagingSuite(open: OpenBackend): void {
  describe('pages of the user matrix', () => {
    let backend: TestBackend
    let counted: CountedClient
    let source: MatrixSource

    beforeAll(async () => {
      backend = await open()
      const admin = await insertUser(backend, { role: 'admin' })
      await insertCrowd(backend)
      counted = await countFetches(backend, await backend.signInAs(admin.id))
      source = supabaseMatrixSource(counted.client)
    })
    afterAll(() => backend.close())

    async function allPages(request: Partial<MatrixRequest>): Promise<UsersRow[]> {
      const rows: UsersRow[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof source.readPage<UsersRow>>> = await source.readPage(
          usersMatrix,
          {
            ...FIRST,
            ...request,
            after,
          },
        )
        rows.push(...page.rows)
        after = page.next
      } while (after !== null && rows.length < 2000)
      return rows
    }

    const inSql = async (
      where: string,
      values: readonly unknown[] = [],
      order = 'created_at desc, user_id desc',
    ) =>
      (
        await backend.query<{ user_id: string }>(
          `select user_id from dia.user_matrix where ${where} order by ${order}`,
          values,
        )
      ).map(({ user_id }) => user_id)

    it.each(SORTS)('visit each row once, in the order of SQL: $column $direction', async (sort) => {
      const rows = await allPages({ sort, limit: 37 })
      const expected = await inSql('true', [], `${sort.column} ${sort.direction}, user_id ${sort.direction}`)
      expect(rows.map(({ user_id }) => user_id)).toEqual(expected)
      expect(expected.length).toBe(301)
    })

    it('visit each row once where hostile values lie on every page’s edge', async () => {
      const filters = { role: { kind: 'select', values: ['fan', 'artist', 'brand'] } } as const
      for (const direction of ['asc', 'desc'] as const) {
        const expected = await backend.query<{ user_id: string; display_name: string }>(
          `select user_id, display_name from dia.user_matrix where role in ('fan', 'artist', 'brand')
           order by display_name ${direction}, user_id ${direction}`,
        )
        const ids = expected.map(({ user_id }) => user_id)
        for (const [index, { user_id, display_name }] of expected.entries()) {
          if (!HOSTILE_TEXTS.includes(display_name)) continue
          const page = await source.readPage(usersMatrix, {
            ...FIRST,
            filters,
            limit: 2,
            sort: { column: 'display_name', direction },
            after: JSON.stringify(['display_name', direction, display_name, user_id]),
          })
          expect(page.rows.map((row) => row.user_id)).toEqual(ids.slice(index + 1, index + 3))
        }
      }
    })

    it('after a text that not every server reads inside of or(), ask for its ties, then for what lies beyond', async () => {
      counted.taken()
      const key = '00000000-0000-4000-8000-000000000000'
      const after = JSON.stringify(['email', 'asc', 'a"b\\c,(^d)', key])
      await source.readPage(usersMatrix, { ...FIRST, sort: { column: 'email', direction: 'asc' }, after })
      const asked = counted.taken().map((url) => {
        const { searchParams } = new URL(url)
        return ['email', 'user_id', 'or'].map((name) => searchParams.get(name))
      })
      const text = String.raw`{"a\"b\\c,(^d)"}`
      expect(asked).toEqual([
        [`eq(any).${text}`, `gt.${key}`, null],
        [`gt(any).${text}`, null, null],
      ])
    })

    it('within a run of equal values, ask for the ties alone, and for what lies beyond where they end', async () => {
      const sort = { column: 'listens', direction: 'asc' } as const
      const ids = await inSql('true', [], 'listens, user_id')
      const [{ ties } = { ties: 0 }] = await backend.query<{ ties: number }>(
        'select count(*)::int as ties from dia.user_matrix where listens = 0',
      )
      const limit = Math.floor(ties / 3) + 1
      expect(limit).toBeGreaterThan(10)
      const requests: number[] = []
      const seen: string[] = []
      let after: string | null = null
      do {
        counted.taken()
        const page: Awaited<ReturnType<typeof source.readPage<UsersRow>>> = await source.readPage(
          usersMatrix,
          { ...FIRST, sort, limit, after },
        )
        seen.push(...page.rows.map(({ user_id }) => user_id))
        const asked = counted.taken().map((url) => new URL(url).searchParams)
        requests.push(asked.length)
        if (requests.length === 2) {
          expect(asked.map((params) => [params.get('listens'), params.get('or')])).toEqual([
            [expect.stringMatching(/^eq\./), null],
          ])
        }
        after = page.next
      } while (after !== null && requests.length < 20)
      expect(seen).toEqual(ids)
      // Two requests for the one page on which the run ends, one for each of the others.
      expect(requests.slice(0, 4)).toEqual([1, 1, 2, 1])
    })

    it('sort by the key itself with one bound', async () => {
      const byKey: MatrixDefinition<UsersRow> = {
        ...usersMatrix,
        columns: usersMatrix.columns.map((c) => (c.name === 'user_id' ? { ...c, sortable: true } : c)),
      }
      const page = await source.readPage(byKey, {
        ...FIRST,
        sort: { column: 'user_id', direction: 'asc' },
        limit: 3,
      })
      const next = await source.readPage(byKey, {
        ...FIRST,
        sort: { column: 'user_id', direction: 'asc' },
        limit: 3,
        after: page.next,
      })
      expect([...page.rows, ...next.rows].map(({ user_id }) => user_id)).toEqual(
        (await inSql('true', [], 'user_id')).slice(0, 6),
      )
    })

    it.each<{ what: string; filters: Record<string, MatrixFilterValue>; sql: string }>([
      { what: 'one role', filters: { role: { kind: 'select', values: ['fan'] } }, sql: `role = 'fan'` },
      {
        what: 'two roles',
        filters: { role: { kind: 'select', values: ['artist', 'brand'] } },
        sql: `role in ('artist', 'brand')`,
      },
      {
        what: 'roles with hostile names',
        filters: { role: { kind: 'select', values: ['fan"),or(role.eq.admin', 'a,b', '\\', ''] } },
        sql: `role = ''`,
      },
      {
        what: 'has DNA',
        filters: { has_dna: { kind: 'boolean', value: false } },
        sql: 'not has_dna',
      },
      {
        what: 'has a MediaID',
        filters: { has_media_id: { kind: 'boolean', value: true } },
        sql: 'has_media_id',
      },
      {
        what: 'created from',
        filters: { created: { kind: 'timeRange', from: '2025-03-10T10:00:00.123452Z' } },
        sql: `created_at >= '2025-03-10T10:00:00.123452Z'`,
      },
      {
        what: 'created before, in another zone',
        filters: { created: { kind: 'timeRange', to: '2025-03-10T12:00:00.123452+02:00' } },
        sql: `created_at < '2025-03-10T10:00:00.123452Z'`,
      },
      {
        what: 'all of them at once',
        filters: {
          role: { kind: 'select', values: ['fan', 'developer'] },
          has_dna: { kind: 'boolean', value: false },
          has_media_id: { kind: 'boolean', value: true },
          created: { kind: 'timeRange', from: '2025-03-05T00:00:00Z', to: '2025-03-20T00:00:00Z' },
        },
        sql: `role in ('fan', 'developer') and not has_dna and has_media_id
              and created_at >= '2025-03-05T00:00:00Z' and created_at < '2025-03-20T00:00:00Z'`,
      },
    ])('filter as SQL does, and count as it counts: $what', async ({ filters, sql }) => {
      const expected = await inSql(sql)
      const rows = await allPages({ filters, limit: 60 })
      expect(rows.map(({ user_id }) => user_id)).toEqual(expected)
      expect(await source.countRows(usersMatrix, { search: '', filters })).toEqual({
        value: expected.length,
        policy: 'exact',
      })
    })

    it('filter by a range of numbers, from included and to excluded', async () => {
      const withRange: MatrixDefinition<UsersRow> = {
        ...usersMatrix,
        filters: [
          { name: 'listens', label: 'Listens', column: 'listens', kind: 'numberRange' },
          { name: 'confidence', label: 'Confidence', column: 'confidence', kind: 'numberRange' },
        ],
      }
      const page = await source.readPage(withRange, {
        ...FIRST,
        limit: 500,
        filters: {
          listens: { kind: 'numberRange', from: 1, to: 3 },
          confidence: { kind: 'numberRange', to: 1e-7 },
        },
      })
      expect(page.rows.map(({ user_id }) => user_id)).toEqual(
        await inSql('listens >= 1 and listens < 3 and confidence < 1e-7'),
      )
    })

    it('answer a page with one request, and a count with one', async () => {
      counted.taken()
      await source.readPage(usersMatrix, { ...FIRST, search: 'user' })
      expect(counted.taken()).toHaveLength(1)
      await source.countRows(usersMatrix, FIRST)
      expect(counted.taken()).toHaveLength(1)
    })

    it('repeat the leading column’s bound, which an index can start at', async () => {
      const page = await source.readPage(usersMatrix, FIRST)
      counted.taken()
      await source.readPage(usersMatrix, { ...FIRST, after: page.next })
      const [url] = counted.taken()
      expect(url).toMatch(/[?&]or=\(and\(created_at\.lte\."[^"]+",or\(created_at\.lt\./)
    })

    it.each([
      ['an unknown sort', { sort: { column: 'role; drop table', direction: 'asc' } }],
      ['a column that is not offered for sorting', { sort: { column: 'role', direction: 'asc' } }],
      ['a direction that is none', { sort: { column: 'email', direction: 'asc,role.desc' } }],
      ['an unknown filter', { filters: { password: { kind: 'boolean', value: true } } }],
      ['an inherited filter name', { filters: JSON.parse('{"__proto__":{"kind":"boolean","value":true}}') }],
      ['a filter of another kind', { filters: { role: { kind: 'boolean', value: true } } }],
      ['a filter of no values', { filters: { role: { kind: 'select', values: [] } } }],
      ['a time that is none', { filters: { created: { kind: 'timeRange', from: 'yesterday)' } } }],
      ['no rows at all', { limit: 0 }],
      ['too many rows', { limit: 5001 }],
      ['half a row', { limit: 1.5 }],
    ])('are refused before any request: %s', async (_, broken) => {
      counted.taken()
      const request = { ...FIRST, ...broken } as MatrixRequest
      await expect(source.readPage(usersMatrix, request)).rejects.toMatchObject({
        code: 'INVALID_MATRIX_REQUEST',
        hint: expect.stringMatching(/./),
      })
      expect(counted.taken()).toEqual([])
    })

    it('refuse a cursor of another sort, another matrix, or of nobody', async () => {
      const { next } = await source.readPage(usersMatrix, FIRST)
      counted.taken()
      const other = { ...FIRST, sort: { column: 'email', direction: 'asc' } } as const
      for (const request of [
        { ...other, after: next },
        { ...FIRST, after: 'garbage' },
        { ...FIRST, after: '["created_at","desc",null,"x"]' },
        { ...FIRST, after: '["created_at","desc",{"a":1},"x"]' },
        { ...FIRST, after: '' },
      ]) {
        await expect(source.readPage(usersMatrix, request)).rejects.toMatchObject({ code: 'INVALID_CURSOR' })
      }
      expect(counted.taken()).toEqual([])
    })

    it('let a forged cursor add no condition', async () => {
      const forged = JSON.stringify([
        'email',
        'asc',
        '),role.eq.admin,(',
        '00000000-0000-4000-8000-000000000000',
      ])
      const page = await source.readPage(usersMatrix, {
        ...FIRST,
        sort: { column: 'email', direction: 'asc' },
        after: forged,
        limit: 500,
      })
      expect(page.rows.map(({ user_id }) => user_id)).toEqual(
        await inSql(
          `(email, user_id) > ($1, '00000000-0000-4000-8000-000000000000')`,
          ['),role.eq.admin,('],
          'email, user_id',
        ),
      )
    })

    it('answer ABORTED when the reader went away, before and during the request', async () => {
      const before = AbortSignal.abort()
      await expect(source.readPage(usersMatrix, FIRST, { signal: before })).rejects.toMatchObject({
        code: 'ABORTED',
      })
      await expect(source.countRows(usersMatrix, FIRST, { signal: before })).rejects.toMatchObject({
        code: 'ABORTED',
      })
      const during = new AbortController()
      const reading = source.readPage(usersMatrix, FIRST, { signal: during.signal })
      during.abort()
      await expect(reading).rejects.toMatchObject({ code: 'ABORTED' })
    })

    it('tell when they were computed, and show what changed after a refresh', async () => {
      const before = await source.readPage(usersMatrix, FIRST)
      expect(Date.parse(before.refreshedAt ?? '')).toBeGreaterThan(Date.now() - 600_000)
      const late = await insertUser(backend, { email: 'latecomer@example.com' })
      const search = { ...FIRST, search: 'latecomer@' }
      expect((await source.readPage(usersMatrix, search)).rows).toEqual([])

      await source.refresh(usersMatrix)
      const after = await source.readPage(usersMatrix, search)
      expect(after.rows.map(({ user_id }) => user_id)).toEqual([late.id])
      expect(Date.parse(after.refreshedAt ?? '')).toBeGreaterThan(Date.parse(before.refreshedAt ?? ''))
      await backend.query('delete from auth.users where id = $1', [late.id])
      await source.refresh(usersMatrix)
    })

    it('estimate the total from statistics that a refresh leaves behind', async () => {
      await source.refresh(usersMatrix)
      const [planned] = await backend.query<{ rows: number; users: number }>(
        `select c.reltuples::int as rows, (select count(*)::int from dia.user_matrix) as users
         from pg_class c where c.oid = 'dia.user_matrix'::regclass`,
      )
      expect(planned?.rows).toBe(planned?.users)
    })

    it('show each user once, however many MediaIDs they hold', async () => {
      const rows = await allPages({ limit: 500 })
      expect(new Set(rows.map(({ user_id }) => user_id)).size).toBe(rows.length)
      expect(await inSql('media_id_count = 2')).toHaveLength(100)
    })
  })
}

import {
  accountsMatrix,
  allMatrices,
  listensMatrix,
  type MatrixDefinition,
  type MatrixFilterDefinition,
  type MatrixRow,
  offeredSorts,
  passportMatrix,
  storedValues,
  transactionsMatrix,
  usersMatrix,
} from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertPlanData } from '../fixture/insertPlanData.js'
import { insertUser } from '../fixture/insertUser.js'
import { edgeStatement, pageStatement, tiedStatement } from '../fixture/matrixPages.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly PlanNode[]
}

type Matrix = MatrixDefinition<MatrixRow>
type Filter = MatrixFilterDefinition<MatrixRow>

/** What only grows, or grows with the users: no page may read one of these as a whole. */
const LARGE = new Set([
  'listening_history',
  'media_engagement_log',
  'event_votes',
  'passport_entries',
  'passport_work',
  'treasury_transactions',
  'treasury_accounts',
  'coliseum_metrics',
  'subscriptions',
  'user_matrix',
  'content_matrix',
  'artist_matrix',
  'event_matrix',
  'leaderboard_places',
  'content_items',
  'artist_profiles',
  'profiles',
  'users',
])

const LARGE_NAMES = [...LARGE].map((name) => `'${name}'`).join()

/** Enough users that each log holds a million rows, of which the planner is told the truth. */
export const MILLION_ROWS = 84_000

/** What a page of 51 may read of all tables together: its rows, and a few lookups for each. The logs hold 18,000 and more. */
const MOST_READ = 1000

/**
 * How the pages of the matrices are found: each filter × sort pair on offer, on the first page and far down. The
 * planner is free, but plans for a large host: the tables hold thousands of rows, whose number its statistics multiply.
 * The plan is run, and what it read is counted, so that a whole table is seen by whatever scan it was read.
 */
export function matrixPlansSuite(open: OpenBackend, users = 1500): void {
  /** How many times as many rows the planner is told of as there are: a host of 9 million listens. */
  const times = users < MILLION_ROWS ? 500 : 1
  const patience = users < MILLION_ROWS ? 60_000 : 1_800_000

  describe('plans of the matrices', () => {
    let backend: TestBackend
    let admin: string

    beforeAll(async () => {
      backend = await open()
      admin = (await insertUser(backend, { role: 'admin' })).id
      await insertPlanData(backend, users)
      await tellOfAMultitude(backend)
      await backend.query('create schema plan_test')
      await backend.query(
        `create function plan_test.explain(query text, admin uuid) returns json language plpgsql as $f$
         declare answer json;
         begin
           perform set_config('request.jwt.claims', json_build_object('sub', admin, 'role', 'authenticated')::text, true);
           perform set_config('role', 'authenticated', true);
           execute 'explain (analyze, timing off, format json) ' || query into answer;
           perform set_config('role', 'none', true);
           return answer;
         end $f$`,
      )
    }, patience * 4)
    afterAll(() => backend.close())

    /** The planner takes the number of rows from a table's size and its rows per page: those are raised, nothing else. */
    const tellOfAMultitude = async ({ query }: TestBackend) => {
      await query(
        `do $$ declare t regclass; begin
           for t in select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('public', 'dia', 'auth') and c.relkind in ('r', 'm') and c.relname in (${LARGE_NAMES})
           loop execute format('alter %s %s set (autovacuum_enabled = false)',
             case (select c.relkind from pg_class c where c.oid = t) when 'm' then 'materialized view' else 'table' end, t); end loop;
         end $$`,
      )
      await query(
        `update pg_class x set reltuples = x.reltuples * ${times}
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'dia', 'auth') and c.relkind in ('r', 'm') and c.relname in (${LARGE_NAMES})
           and (x.oid = c.oid or x.oid in (select i.indexrelid from pg_index i where i.indrelid = c.oid))`,
      )
    }

    async function planOf(query: string): Promise<PlanNode> {
      const [row] = await backend.query<{ plan: [{ Plan: PlanNode }] }>(
        'select plan_test.explain($1, $2) as plan',
        [query, admin],
      )
      const plan = row?.plan[0]?.Plan
      if (plan === undefined) throw new Error('no plan')
      return plan
    }

    const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

    const readFrom = (scans: readonly PlanNode[]) =>
      scans.reduce(
        (sum, node) =>
          sum +
          ((node['Actual Rows'] ?? 0) +
            (node['Rows Removed by Filter'] ?? 0) +
            (node['Rows Removed by Index Recheck'] ?? 0)) *
            (node['Actual Loops'] ?? 0),
        0,
      )

    /** What no page of a large host may do. */
    const faultsOf = (plan: PlanNode, mostRead = MOST_READ): string[] => {
      const scans = nodesOf(plan).filter((node) => node['Relation Name'] !== undefined)
      const whole = scans
        .filter((node) => node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? ''))
        .filter((node) => (node['Actual Loops'] ?? 0) > 0)
      const read = readFrom(scans)
      return [
        ...whole.map((node) => `reads all of ${node['Relation Name']}`),
        ...(read > mostRead ? [`reads ${read} rows`] : []),
      ]
    }

    /** Conditions as the API writes them, with values that some rows hold, of words the commonest; none where none do. */
    async function conditionsOf({ relation }: Matrix, filter: Filter): Promise<readonly string[]> {
      const { column } = filter
      const [row] = await backend.query<Record<'low' | 'high' | 'usual' | 'tenth', string | null>>(
        `select min(v)::text as low, max(v)::text as high, mode() within group (order by v)::text as usual,
           percentile_disc(0.9) within group (order by v)::text as tenth from (
           select ${column}${filter.kind === 'boolean' ? '::int' : filter.kind === 'id' ? '::text' : ''} as v
           from public.${relation} where ${column} is not null) x`,
      )
      if (row?.low == null) return []
      switch (filter.kind) {
        case 'boolean':
          return [`${column} = true`]
        case 'timeRange':
        case 'numberRange':
          // Nearly all, and the highest tenth: what one finds by the sort's index, the other may not.
          return [
            `${column} >= '${row.low}' and ${column} < '${row.high}'`,
            `${column} >= '${row.tenth}' and ${column} <= '${row.high}'`,
          ]
        case 'select': {
          const values = storedValues(filter, [row.usual ?? ''])
          const list = values.map((value) => `'${value}'`).join()
          return [values.length === 1 ? `${column} = ${list}` : `${column} in (${list})`]
        }
        default:
          return [`${column} = '${row.low}'`]
      }
    }

    async function expectIndexes(
      matrix: Matrix,
      sort: string,
      where: string,
      what: string,
      mostRead = MOST_READ,
    ): Promise<void> {
      const half = `(select count(*) / 2 from (select from public.${matrix.relation} where ${where} limit 40000) x)`
      const [edge] = await backend.query<{ value: string; key: string }>(
        edgeStatement(matrix, sort, where, half),
      )
      const pages: [string, string][] = [['first page', pageStatement(matrix, sort, where)]]
      if (edge !== undefined) {
        const [{ tied } = { tied: false }] = await backend.query<{ tied: boolean }>(
          tiedStatement(matrix, sort, where, edge),
        )
        pages.push(['page far down', pageStatement(matrix, sort, where, { ...edge, tied })])
      }
      for (const [name, query] of pages) {
        const faults = faultsOf(await planOf(query), mostRead)
        expect.soft(faults, `${matrix.name} ${what} by ${sort}, ${name}: ${query}`).toEqual([])
      }
    }

    /**
     * A range of one column under the sort by another, in a matrix that is computed as a whole: the sort's index is
     * walked, or what the range holds is sorted, and how much that is depends on how the two go together (ADR 10).
     */
    const isBesidesTheSort = (matrix: Matrix, filter: Filter, sort: string) =>
      matrix.refreshedAtColumn !== undefined &&
      (filter.kind === 'timeRange' || filter.kind === 'numberRange') &&
      filter.column !== sort

    const cases = allMatrices.map((matrix) => [matrix.name, matrix] as const)

    it.each(cases)(
      '%s: every sort without a filter',
      async (_, matrix) => {
        for (const sort of offeredSorts(matrix, {})) await expectIndexes(matrix, sort, 'true', 'unfiltered')
      },
      patience,
    )

    it.each(cases)(
      '%s: every filter × sort pair',
      async (_, matrix) => {
        for (const filter of matrix.filters) {
          if (filter.kind === 'activity') continue
          // The log knows the track, not the artist: how many rows are read depends on how often they are heard (ADR 10).
          if (matrix.name === 'listens' && filter.name === 'artist') continue
          const read = { ...matrix, relation: filter.relation ?? matrix.relation }
          const sorts = offeredSorts(matrix, { filters: { [filter.name]: { kind: 'boolean', value: true } } })
          for (const where of await conditionsOf(read, filter))
            for (const sort of sorts) {
              const mostRead = isBesidesTheSort(matrix, filter, sort) ? Number.POSITIVE_INFINITY : MOST_READ
              await expectIndexes(read, sort, where, `filtered by ${filter.name}`, mostRead)
            }
        }
      },
      patience,
    )

    it.each(cases.filter(([, { searchColumn }]) => searchColumn !== undefined))(
      '%s: a search, by its trigrams',
      async (_, matrix) => {
        for (const sort of offeredSorts(matrix, { search: 'x' })) {
          await expectIndexes(matrix, sort, `${matrix.searchColumn} ~* '(?:user1234@)'`, 'searched')
        }
      },
      patience,
    )

    it.each([
      'is_open = true',
      'is_open = false',
      ...['mediaid', 'treasury', 'coliseum'].flatMap((system) =>
        [1, 3, 4].map((state) => `${system}_work = ${state}`),
      ),
    ])(
      'entries of which %s are found from the work table, in the order of its index',
      async (where) => {
        const byWork = { ...passportMatrix, relation: 'dia_passport_by_work' } as unknown as Matrix
        const [edge] = await backend.query<{ value: string; key: string }>(
          edgeStatement(byWork, 'occurred_at', where, '15'),
        )
        for (const page of [undefined, edge]) {
          const plan = await planOf(pageStatement(byWork, 'occurred_at', where, page))
          expect(faultsOf(plan)).toEqual([])
          // Each row of work twice: where it is found, and beside its entry.
          const work = nodesOf(plan).filter((node) => node['Relation Name'] === 'passport_work')
          expect(readFrom(work)).toBeLessThan(110)
        }
      },
      patience,
    )

    it('a page of a user with much skipped work looks at the work of its entries alone', async () => {
      const { id } = await insertUser(backend)
      await backend.query(
        `insert into public.passport_entries (id, user_id, event_type, event_category, device_time, created_at)
         select gen_random_uuid(), $1, 'player.track_skipped', 'player', t, t
         from generate_series(timestamptz '2025-01-01', '2025-01-02', '1 minute') t`,
        [id],
      )
      await backend.query(
        'update dia.passport_work set mediaid = 3, coliseum = 3 where user_id = $1 and mediaid = 1',
        [id],
      )
      const passport = passportMatrix as unknown as Matrix
      const plan = await planOf(pageStatement(passport, 'occurred_at', `user_id = '${id}'`))
      expect(faultsOf(plan)).toEqual([])
      const work = nodesOf(plan).filter((node) => node['Relation Name'] === 'passport_work')
      expect(readFrom(work)).toBe(51)
    })

    it('payments in a currency that few pay in are found by it, not by time', async () => {
      const paid = transactionsMatrix as unknown as Matrix
      const plan = await planOf(pageStatement(paid, 'created_at', "currency = 'CHF'"))
      expect(faultsOf(plan)).toEqual([])
      const read = nodesOf(plan).filter((node) => node['Relation Name'] === 'treasury_transactions')
      expect(readFrom(read)).toBe(2)
    })

    it('a page far down a run of equal values starts where the last one ended', async () => {
      const accounts = accountsMatrix as unknown as Matrix
      const where = 'pending_cents = 2'
      const [edge] = await backend.query<{ value: string; key: string }>(
        edgeStatement(accounts, 'pending_cents', where, '300'),
      )
      const readOf = async (tied: boolean) => {
        const page = { value: edge?.value ?? '', key: edge?.key ?? '', tied }
        const nodes = nodesOf(await planOf(pageStatement(accounts, 'pending_cents', 'true', page)))
        return readFrom(nodes.filter((node) => node['Relation Name'] === 'treasury_accounts'))
      }
      expect(await readOf(true)).toBeLessThanOrEqual(52)
      // As a bound of both columns at once, which reads the ties before the edge.
      expect(await readOf(false)).toBeGreaterThan(300)
    })

    it('a page whose index is dropped is caught', async () => {
      const newest = pageStatement(listensMatrix as unknown as Matrix, 'created_at', 'true')
      const searched = pageStatement(
        usersMatrix as unknown as Matrix,
        'created_at',
        `search_text ~* '(?:user1234@)'`,
      )
      expect(faultsOf(await planOf(newest))).toEqual([])
      expect(faultsOf(await planOf(searched))).toEqual([])
      const definitions = await backend.query<{ statement: string }>(
        `select pg_get_indexdef(i) as statement from unnest($1::regclass[]) i`,
        [['public.listening_history_created_at_idx', 'dia.user_matrix_search']],
      )
      await backend.query('drop index public.listening_history_created_at_idx')
      await backend.query('drop index dia.user_matrix_search')
      expect(faultsOf(await planOf(newest))).not.toEqual([])
      expect(faultsOf(await planOf(searched))).not.toEqual([])
      for (const { statement } of definitions) await backend.query(statement)
    })

    it('a twin that no index serves is caught, whatever it is sorted by', async () => {
      for (const where of [`event_type || '' = 'played'`, `search_text || '' = 'x'`]) {
        const plan = await planOf(
          `select id from public.dia_listens where ${where} order by created_at + interval '0' desc, id desc limit 51`,
        )
        expect(faultsOf(plan)).not.toEqual([])
      }
    })
  })
}

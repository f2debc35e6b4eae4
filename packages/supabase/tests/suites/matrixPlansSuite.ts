import {
  allMatrices,
  type MatrixDefinition,
  type MatrixFilterDefinition,
  type MatrixRow,
  offeredSorts,
} from '@dia/core/matrices'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertPlanData } from '../fixture/insertPlanData.js'
import { insertUser } from '../fixture/insertUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Recheck Cond'?: string
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

/**
 * How the pages of the matrices are found: each filter × sort pair on offer, on the first page and far down. Scans and
 * sorts of whole tables are made dear, so that on small data, too, the planner takes them only where no index serves.
 */
export function matrixPlansSuite(open: OpenBackend): void {
  describe('plans of the matrices', () => {
    let backend: TestBackend
    let admin: string

    beforeAll(async () => {
      backend = await open()
      admin = (await insertUser(backend, { role: 'admin' })).id
      await insertPlanData(backend)
      await backend.query('create schema plan_test')
      await backend.query(
        `create function plan_test.explain(query text, admin uuid, may_sort boolean) returns json language plpgsql as $f$
         declare answer json;
         begin
           perform set_config('request.jwt.claims', json_build_object('sub', admin, 'role', 'authenticated')::text, true);
           perform set_config('enable_seqscan', 'off', true);
           perform set_config('enable_sort', may_sort::text, true);
           -- Tables as small as these are hashed as a whole, which no large one would be.
           perform set_config('enable_hashjoin', (not may_sort)::text, true);
           perform set_config('enable_mergejoin', (not may_sort)::text, true);
           perform set_config('role', 'authenticated', true);
           execute 'explain (format json) ' || query into answer;
           perform set_config('role', 'none', true);
           return answer;
         end $f$`,
      )
    }, 240_000)
    afterAll(() => backend.close())

    async function planOf(query: string, { maySort = false } = {}): Promise<PlanNode> {
      const [row] = await backend.query<{ plan: [{ Plan: PlanNode }] }>(
        'select plan_test.explain($1, $2, $3) as plan',
        [query, admin, maySort],
      )
      const plan = row?.plan[0]?.Plan
      if (plan === undefined) throw new Error('no plan')
      return plan
    }

    const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

    const wholeScans = (plan: PlanNode) =>
      nodesOf(plan)
        .filter((node) => node['Node Type'] === 'Seq Scan' && LARGE.has(node['Relation Name'] ?? ''))
        .map((node) => `Seq Scan on ${node['Relation Name']}`)

    /** Sorts of more than what a filter's or a search's index found. */
    const wholeSorts = (plan: PlanNode) =>
      nodesOf(plan)
        .filter((node) => node['Node Type'] === 'Sort')
        .filter((sort) => !nodesOf(sort).some((node) => node['Index Cond'] ?? node['Recheck Cond']))
        .map(() => 'Sort of everything')

    const columnsOf = ({ key, columns }: Matrix) =>
      [
        ...new Set([
          key,
          ...columns.flatMap(({ name, companions = {} }) => [name, ...Object.values(companions)]),
        ]),
      ].join(', ')

    /** A condition as the API writes it, with a value that some rows hold; null where none do. */
    async function conditionOf({ relation }: Matrix, filter: Filter): Promise<string | null> {
      const { column } = filter
      const [row] = await backend.query<{ low: string | null; high: string | null }>(
        `select min(v)::text as low, max(v)::text as high from (
           select ${column}${filter.kind === 'boolean' ? '::int' : filter.kind === 'id' ? '::text' : ''} as v
           from public.${relation} where ${column} is not null) x`,
      )
      if (row?.low == null) return null
      switch (filter.kind) {
        case 'boolean':
          return `${column} is true`
        case 'timeRange':
        case 'numberRange':
          return `${column} >= '${row.low}' and ${column} < '${row.high}'`
        default:
          return `${column} = '${row.low}'`
      }
    }

    async function expectIndexes(matrix: Matrix, sort: string, where: string, what: string): Promise<void> {
      const { relation, key } = matrix
      const order = `order by ${sort} desc${sort === key ? '' : `, ${key} desc`}`
      const page = (condition: string) =>
        `select ${columnsOf(matrix)} from public.${relation} where ${condition} ${order} limit 51`
      const [edge] = await backend.query<{ value: string; key: string }>(
        `select ${sort}::text as value, ${key}::text as key from public.${relation} where ${where}
         ${order} offset (select count(*) / 2 from public.${relation} where ${where}) limit 1`,
      )
      const after =
        sort === key
          ? `${key} < '${edge?.key}'`
          : `(${sort} <= '${edge?.value}' and (${sort} < '${edge?.value}' or (${sort} = '${edge?.value}' and ${key} < '${edge?.key}')))`
      for (const [name, query] of [
        ['first page', page(where)],
        ['page far down', page(`${where} and ${after}`)],
      ] as const) {
        if (edge === undefined && name === 'page far down') continue
        const plan = await planOf(query)
        const found = [...wholeScans(plan), ...wholeSorts(plan)]
        expect(found, `${matrix.name} ${what} by ${sort}, ${name}: ${query}`).toEqual([])
      }
    }

    const cases = allMatrices.map((matrix) => [matrix.name, matrix] as const)

    it.each(cases)('%s: every sort without a filter', async (_, matrix) => {
      for (const sort of offeredSorts(matrix, {})) await expectIndexes(matrix, sort, 'true', 'unfiltered')
    })

    it.each(cases)(
      '%s: every filter × sort pair',
      async (_, matrix) => {
        for (const filter of matrix.filters) {
          if (filter.kind === 'activity') continue
          const where = await conditionOf(matrix, filter)
          if (where === null) continue
          const sorts = offeredSorts(matrix, { filters: { [filter.name]: { kind: 'boolean', value: true } } })
          for (const sort of sorts) await expectIndexes(matrix, sort, where, `filtered by ${filter.name}`)
        }
      },
      60_000,
    )

    it.each(cases.filter(([, { searchColumn }]) => searchColumn !== undefined))(
      '%s: a search, by its trigrams',
      async (_, matrix) => {
        for (const sort of offeredSorts(matrix, { search: 'x' })) {
          await expectIndexes(matrix, sort, `${matrix.searchColumn} ~* '(?:user77)'`, 'searched')
        }
      },
    )

    it('what is open in the Passport is found from the work table', async () => {
      for (const where of ['is_open is true', 'mediaid_work = 4']) {
        const nodes = nodesOf(
          await planOf(
            `select id, mediaid from public.dia_passport where ${where} order by occurred_at desc, id desc limit 51`,
            { maySort: true },
          ),
        )
        const scans = nodes.filter((node) => node['Relation Name'] !== undefined)
        // Entries are looked up one by one, by their key, for the work that is there.
        const entries = scans.find((node) => node['Relation Name'] === 'passport_entries')
        expect(entries?.['Index Cond'], where).toMatch(/= w\.entry_id|= w\.user_id/)
      }
    })

    it('a twin that no index serves is caught', async () => {
      const plan = await planOf(
        `select id from public.dia_listens where event_type || '' = 'played' and created_at + interval '0' < now()
         order by created_at + interval '0' desc, id desc limit 51`,
      )
      expect([...wholeScans(plan), ...wholeSorts(plan)].length).toBeGreaterThan(0)
    })
  })
}

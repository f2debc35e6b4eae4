import {
  affinityQuery,
  buildQuery,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type QueryStatement,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supabaseQuerySource } from '../../src/queries/index.js'
import { askAsOwner } from '../fixture/askAsOwner.js'
import { HEAVY_USER, insertHeavyUser } from '../fixture/insertHeavyUser.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { PRINTED_QUERIES } from '../fixture/printedQueries.js'

const LOG_TABLES = ['listening_history', 'media_engagement_log', 'event_votes']
const USER_TIME_INDEXES = [
  'listening_history_user_id_created_at_idx',
  'media_engagement_log_user_id_created_at_idx',
  'event_votes_user_uuid_created_at_idx',
]

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Actual Rows'?: number
  readonly 'Actual Loops'?: number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** How the five queries find 20,000 interactions of one user among 170,000. */
export function queryPlansSuite(open: OpenBackend): void {
  describe('plans of the five queries for a heavy user', () => {
    let backend: TestBackend
    const userId = HEAVY_USER

    beforeAll(async () => {
      backend = await open()
      await insertHeavyUser(backend)
    })
    afterAll(() => backend.close())

    async function nodesOf({ text, values }: QueryStatement): Promise<readonly PlanNode[]> {
      const [row] = await backend.query<Record<string, [{ Plan: PlanNode }]>>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
      )
      const plan = Object.values(row ?? {})[0]?.[0]?.Plan
      if (plan === undefined) throw new Error('no plan')
      const flat = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flat)]
      return flat(plan)
    }

    const isScanOfLog = (node: PlanNode) => LOG_TABLES.includes(node['Relation Name'] ?? '')
    const seqScans = (nodes: readonly PlanNode[]) =>
      nodes.filter((node) => node['Node Type'] === 'Seq Scan' && isScanOfLog(node))
    const indexes = (nodes: readonly PlanNode[]) =>
      [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].filter((name) =>
        LOG_TABLES.some((table) => name.startsWith(table)),
      )

    /** Indexes of the host that the planner may find narrower than a user's own times. */
    const NARROWER_INDEXES = [
      'listening_history_event_type_created_at_idx',
      'media_engagement_log_event_type_created_at_idx',
      'listening_history_session_id_created_at_idx',
    ]

    it.each<[string, () => QueryStatement, readonly string[]]>([
      ['userDnaState', () => buildQuery(userDnaStateQuery, { userId }), USER_TIME_INDEXES],
      ['interactionTimeline', () => buildQuery(interactionTimelineQuery, { userId }), USER_TIME_INDEXES],
      [
        'interactionTimeline in a period',
        () => buildQuery(interactionTimelineQuery, { userId, from: '2025-02-01', to: '2025-02-03' }),
        USER_TIME_INDEXES,
      ],
      [
        'interactionTimeline of a rare type',
        () => buildQuery(interactionTimelineQuery, { userId, eventTypes: ['nothing'] }),
        USER_TIME_INDEXES.slice(0, 2),
      ],
      ['influenceSummary', () => buildQuery(influenceSummaryQuery, { userId }), USER_TIME_INDEXES],
      ['sessionAnalysis', () => buildQuery(sessionAnalysisQuery, { userId }), USER_TIME_INDEXES.slice(0, 1)],
      ['affinity', () => buildQuery(affinityQuery, { userId }), USER_TIME_INDEXES.slice(0, 2)],
    ])('%s scans no log in full and uses the host’s indexes', async (_, statement, expected) => {
      const nodes = await nodesOf(statement())
      expect(seqScans(nodes)).toEqual([])
      const used = indexes(nodes)
      expect(used.length).toBeGreaterThan(0)
      expect(used.filter((name) => ![...expected, ...NARROWER_INDEXES].includes(name))).toEqual([])
    })

    it('a twin that no index serves is caught', async () => {
      const { text, values } = buildQuery(influenceSummaryQuery, { userId })
      const twin = text.replace('lh.user_id = $1::uuid', 'lh.user_id::text = $1::uuid::text')
      expect(twin).not.toBe(text)
      expect(seqScans(await nodesOf({ text: twin, values }))).toHaveLength(1)
    })

    it.each([
      ['influenceSummary', () => buildQuery(influenceSummaryQuery, { userId }), 3],
      ['affinity', () => buildQuery(affinityQuery, { userId }), 2],
    ])('%s reads each interaction once, from the index alone', async (_, statement, logs) => {
      const scans = (await nodesOf(statement())).filter(isScanOfLog)
      expect(scans.map((node) => node['Node Type'])).toEqual(Array(logs).fill('Index Only Scan'))
      expect(scans.reduce((sum, node) => sum + passed(node), 0)).toBeLessThanOrEqual(20_000)
    })

    it('a page of sessions looks at no listen of the sessions behind it, first or far down', async () => {
      const limit = 20
      const queries = supabaseQuerySource(backend.createClient({ key: backend.serviceKey }))
      let after: string | null = null
      for (const page of ['first', 'second', 'third']) {
        const nodes = await nodesOf(buildQuery(sessionAnalysisQuery, { userId, limit, after }))
        // Ten listens each, looked at to find the start, for the figures and for the genre.
        const read = nodes.filter(isScanOfLog).reduce((sum, node) => sum + passed(node), 0)
        expect(read, `the ${page} page`).toBeLessThan(limit * 60)
        after = (await queries.readSessionAnalysis({ userId, limit: 450, after })).next
        expect(after).not.toBeNull()
      }
    })

    const passed = (node: PlanNode) =>
      ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 0)

    const readFromLogs = (nodes: readonly PlanNode[]) =>
      nodes
        .filter(isScanOfLog)
        .reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 0), 0)

    it('the timeline reads no more than a page from each log, on the first page and far down', async () => {
      const limit = 50
      const first = await nodesOf(buildQuery(interactionTimelineQuery, { userId, limit }))
      // Each arm stops at its page, and at the end of the last tie.
      expect(readFromLogs(first)).toBeLessThanOrEqual(3 * (limit + 2))
      const printed = { text: PRINTED_QUERIES.interactionTimeline, values: [userId] }
      expect(readFromLogs(await nodesOf(printed))).toBe(20_000)

      const rows = await askAsOwner(backend, interactionTimelineQuery, { userId, limit: 500 })
      const { created_at, source, id } = rows.at(-1) ?? {}
      const [middle] = await backend.query<{ at: string }>(
        'select created_at::text as at from public.listening_history where user_id = $1 order by created_at offset 2000 limit 1',
        [userId],
      )
      for (const at of [created_at, middle?.at]) {
        const after = JSON.stringify(['interactionTimeline', at, source, id])
        const nodes = await nodesOf(buildQuery(interactionTimelineQuery, { userId, limit, after }))
        expect(readFromLogs(nodes)).toBeGreaterThan(limit)
        expect(readFromLogs(nodes)).toBeLessThanOrEqual(3 * (limit + 4))
      }
    })

    it('the timeline does not touch the logs of sources that are filtered out', async () => {
      const nodes = await nodesOf(buildQuery(interactionTimelineQuery, { userId, sources: ['voting'] }))
      expect(indexes(nodes)).toEqual(['event_votes_user_uuid_created_at_idx'])
    })

    it.each([
      ['at first', '$1'],
      ['in a period', "$1, '2025-01-05', '2025-06-01'"],
      ['after a row', "$1, after_created_at := '2025-03-01', after_source := 'listening', after_id := $1"],
    ])('the timeline’s function keeps a plan that reads no more than its page, %s', async (_, given) => {
      const fetched = `(select sum(s.idx_tup_fetch + s.seq_tup_read)::int from pg_stat_xact_user_tables s
        where s.relname = any ($2::text[]))`
      const [read] = await backend.query<{ rows: number; fetched: number }>(
        `with before as materialized (select ${fetched} as fetched),
         called as materialized (
           select public.dia_interaction_timeline(${given}, page_limit := 50) -> 'rows' as rows, b.fetched from before b)
         select json_array_length(c.rows) as rows, ${fetched} - c.fetched as fetched from called c`,
        [userId, LOG_TABLES],
      )
      expect(read?.rows).toBe(50)
      expect(read?.fetched).toBeGreaterThanOrEqual(50)
      // Incremental sorts read in groups of 32 rows.
      expect(read?.fetched).toBeLessThanOrEqual(3 * 96)
    })

    it('pages visit each of the 20,000 interactions once', async () => {
      const queries = supabaseQuerySource(backend.createClient({ key: backend.serviceKey }))
      const seen = new Set<string>()
      let last = 'A'
      let rows = 0
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof queries.readInteractionTimeline>> =
          await queries.readInteractionTimeline({ userId, limit: 500, after })
        for (const { created_at, source, id } of page.rows) {
          rows += 1
          seen.add(`${source} ${id}`)
          expect(last === 'A' || created_at <= last).toBe(true)
          last = created_at
        }
        after = page.next
      } while (after !== null && rows < 30_000)
      expect([rows, seen.size]).toEqual([20_000, 20_000])
    })

    it('figures are those of the printed form where it runs', async () => {
      const printed = await backend.query<Record<string, unknown>>(PRINTED_QUERIES.influenceSummary, [userId])
      const ours = await askAsOwner(backend, influenceSummaryQuery, { userId })
      expect(
        ours.map(({ interaction_type, occurrence_count }) => [interaction_type, occurrence_count]),
      ).toEqual(
        printed.map(({ interaction_type, occurrence_count }) => [interaction_type, Number(occurrence_count)]),
      )
      const affinities = await askAsOwner(backend, affinityQuery, { userId, limit: 500 })
      expect(affinities.reduce((sum, { play_count }) => sum + play_count, 0)).toBe(10_500)
    })
  })
}

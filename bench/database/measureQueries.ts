import {
  affinityQuery,
  buildQuery,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type QueryStatement,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import type { BenchDatabase, Connection } from '../passport/BenchDatabase.js'
import { callOf } from './asPostgrest.js'
import { WARM_UPS } from './measurePages.js'
import { explain } from './PlanNode.js'
import { Rounds } from './Rounds.js'

export interface MeasuredQuery {
  readonly name: string
  readonly statementMs: number
  /** The function that an admin calls, its check and the line in the audit log included. */
  readonly rpcMs: number
  readonly tripMs: number
  readonly rowsRead: number
  readonly faults: readonly string[]
}

/** The five queries for the heavy user: the statements' plans, and what an admin waits for. */
export async function measureQueries(
  { owner }: BenchDatabase,
  admin: Connection,
  userId: string,
  large: ReadonlySet<string>,
  rounds: number,
): Promise<readonly MeasuredQuery[]> {
  const far = await middleOf(owner, userId)
  const page = { page_limit: '50' }
  const asked: readonly (readonly [
    name: string,
    statement: QueryStatement,
    rpc?: string,
    args?: Record<string, string>,
  ])[] = [
    ['user DNA state', buildQuery(userDnaStateQuery, { userId }), 'dia_user_dna_state'],
    [
      'interaction timeline',
      buildQuery(interactionTimelineQuery, { userId, limit: 50 }),
      'dia_interaction_timeline',
      page,
    ],
    ['… half-way down', buildQuery(interactionTimelineQuery, { userId, limit: 50, after: far })],
    ['influence summary', buildQuery(influenceSummaryQuery, { userId }), 'dia_influence_summary'],
    [
      'session analysis',
      buildQuery(sessionAnalysisQuery, { userId, limit: 50 }),
      'dia_session_analysis',
      page,
    ],
    ['affinity', buildQuery(affinityQuery, { userId, limit: 50 }), 'dia_affinity', page],
  ]
  const measured: MeasuredQuery[] = []
  for (const [name, { text, values }, rpc, args] of asked) {
    const { faults, rowsRead } = await explain(owner, text, values, large)
    const call = rpc === undefined ? undefined : callOf(rpc, { user_id: userId, ...args })
    for (let round = 0; round < WARM_UPS && call !== undefined; round++)
      await admin.prepared(call.text, call.values)
    const times = new Rounds()
    for (let round = 0; round < rounds; round++) {
      await times.time('trip', () => admin.prepared('select 1'))
      // Planned for its values each time, as it is within the function.
      await times.time('statement', () => owner.query(text, values))
      if (call !== undefined) await times.time('rpc', () => admin.prepared(call.text, call.values))
    }
    measured.push({
      name,
      statementMs: times.median('statement'),
      rpcMs: times.median('rpc'),
      tripMs: times.median('trip'),
      rowsRead,
      faults,
    })
  }
  return measured
}

/** A cursor in the middle of the user's listens. */
async function middleOf(owner: Connection, userId: string): Promise<string> {
  const [row] = await owner.query<{ at: string; id: string }>(
    `select created_at::text as at, id::text from public.listening_history where user_id = $1
     order by created_at offset (select count(*) / 2 from public.listening_history where user_id = $1) limit 1`,
    [userId],
  )
  return JSON.stringify(['interactionTimeline', row?.at, 'listening', row?.id])
}

import { DiaError } from '@dia/core/errors'
import { enrichInteractionSummary } from '@dia/core/journey'
import {
  type AnyQuery,
  affinityQuery,
  buildQuery,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type QueryDefinition,
  readQueryRows,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import type { MigrationSession } from '../migrate/index.js'
import type { ReportRows, UserReport } from './UserReport.js'

/** The largest page that the queries give. */
const PAGE = 500

/**
 * Asks the five queries about a user as the database's owner, in one transaction that also writes the audit log.
 * Throws DiaError `USER_NOT_FOUND`, and `INVALID_QUERY_REQUEST` for an id that is no uuid.
 */
export async function readUserReport(session: MigrationSession, userId: string): Promise<UserReport> {
  // Refuses what is no uuid before anything is asked.
  buildQuery(userDnaStateQuery, { userId })
  await session.exec('begin transaction isolation level repeatable read')
  try {
    const report = await readWithin(session, userId)
    await session.query(`select dia.write_audit('user.report', $1::uuid)`, [userId])
    await session.exec('commit')
    return report
  } catch (error) {
    await session.exec('rollback')
    throw error
  }
}

async function readWithin(session: MigrationSession, userId: string): Promise<UserReport> {
  const missingOf = async (query: AnyQuery) => {
    const tables = Object.keys(query.optionalTables)
    const rows = await session.query(
      `select t.name from unnest($1::text[]) t (name) where to_regclass(t.name) is null`,
      [`{${tables.join(',')}}`],
    )
    return rows.map(({ name }) => String(name))
  }
  const ask = async <Row, Request extends object>(query: QueryDefinition<Row, Request>, request: Request) => {
    const { text, values } = buildQuery(query, request, { missingTables: await missingOf(query) })
    // As JSON, since the session leaves arrays unread.
    const rows = await session.query(`select to_jsonb(q)::text as json from (${text}) q`, values)
    return readQueryRows(
      query,
      rows.map(({ json }) => JSON.parse(String(json))),
    )
  }
  const page = async <Row, Request extends object>(
    query: QueryDefinition<Row, Request>,
    request: Request,
  ): Promise<ReportRows<Row>> => {
    const rows = await ask(query, request)
    return { rows, more: rows.length === PAGE }
  }

  const [state] = await ask(userDnaStateQuery, { userId })
  if (state === undefined)
    throw new DiaError(
      'USER_NOT_FOUND',
      'There is no user with this id.',
      'Copy the id from the user matrix; the user may have been erased.',
    )
  const [told] = await session.query(
    `select to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "readAt",
       (select count(*)::int from public.media_ids m where m.user_uuid = $1::uuid) as "mediaIdCount"`,
    [userId],
  )
  const missing = new Map<string, readonly string[]>()
  for (const query of [sessionAnalysisQuery, affinityQuery, interactionTimelineQuery] as readonly AnyQuery[])
    for (const table of await missingOf(query)) missing.set(table, query.optionalTables[table]?.columns ?? [])

  return {
    readAt: String(told?.readAt),
    mediaIdCount: Number(told?.mediaIdCount),
    state,
    timeline: await page(interactionTimelineQuery, { userId, limit: PAGE }),
    influence: enrichInteractionSummary(await ask(influenceSummaryQuery, { userId })),
    sessions: await page(sessionAnalysisQuery, { userId, limit: PAGE }),
    affinity: await page(affinityQuery, { userId, limit: PAGE }),
    missing: [...missing].map(([table, columns]) => ({ table, columns })),
  }
}

import { DiaError } from '@dia/core/errors'
import {
  affinityQuery,
  type Degradation,
  influenceSummaryQuery,
  interactionTimelineQuery,
  type PageRequest,
  type QueryDefinition,
  type QueryOptions,
  type QuerySource,
  queryArguments,
  queryPage,
  readQueryRows,
  sessionAnalysisQuery,
  userDnaStateQuery,
} from '@dia/core/queries'
import type { SupabaseClient } from '@supabase/supabase-js'
import { loadPart } from '../errors/loadPart.js'
import { readRpc } from '../reading/readRpc.js'

interface Answer<Row> {
  readonly rows: readonly Row[]
  readonly degraded: readonly Degradation[]
}

/** Asks the five queries with the host's own client; an admin's reading is audited by the database. */
export function supabaseQuerySource(supabase: SupabaseClient): QuerySource {
  async function ask<Row, Request extends object>(
    query: QueryDefinition<Row, Request>,
    args: Record<string, unknown>,
    { signal }: QueryOptions = {},
  ): Promise<Answer<Row>> {
    const answer = await readRpc(supabase, query.functionName, args, signal)
    if (typeof answer !== 'object' || answer === null || !('rows' in answer) || !('degraded' in answer)) {
      throw unexpected(query.functionName)
    }
    const missing: readonly unknown[] = Array.isArray(answer.degraded) ? answer.degraded : []
    return {
      rows: readQueryRows(query, answer.rows),
      degraded: missing.map((table) => ({
        missingTable: String(table),
        columns: query.optionalTables[String(table)]?.columns ?? [],
      })),
    }
  }

  async function askPage<Row extends object, Request extends PageRequest>(
    query: QueryDefinition<Row, Request>,
    request: Request,
    options?: QueryOptions,
  ) {
    const args = queryArguments(query, request)
    const limit = Number(args.page_limit)
    // One row more than the page tells whether there is a next one.
    const { rows, degraded } = await ask(query, { ...args, page_limit: limit + 1 }, options)
    return { ...queryPage(query, rows, limit), degraded }
  }

  return {
    async readUserDnaState(request, options) {
      const { rows } = await ask(userDnaStateQuery, queryArguments(userDnaStateQuery, request), options)
      const [row] = rows
      if (row === undefined) throw unexpected(userDnaStateQuery.functionName)
      return row
    },
    async readInteractionTimeline(request, options) {
      const { rows, next } = await askPage(interactionTimelineQuery, request, options)
      return { rows, next }
    },
    async readInfluenceSummary(request, options) {
      const args = queryArguments(influenceSummaryQuery, request)
      const { rows } = await ask(influenceSummaryQuery, args, options)
      // It brings the whole event catalogue.
      const { enrichInteractionSummary } = await loadPart(import('@dia/core/journey'))
      return enrichInteractionSummary(rows)
    },
    readSessionAnalysis: (request, options) => askPage(sessionAnalysisQuery, request, options),
    async readAffinity(request, options) {
      const { rows, next } = await askPage(affinityQuery, request, options)
      return { rows, next }
    },
  }
}

function unexpected(functionName: string): DiaError {
  return new DiaError(
    'UNEXPECTED_ANSWER',
    `The function ${functionName} answered something else than rows`,
    'Bring database and kit to the same version: run "dia migrate".',
  )
}

import { answerOrDiaError, DiaError } from '../errors/index.js'
import { analyseSessions } from '../journey/analyseSessions.js'
import { artistAffinity } from '../journey/artistAffinity.js'
import { compareText } from '../journey/compareText.js'
import { enrichInteractionSummary } from '../journey/enrichInteractionSummary.js'
import { summariseInteractions } from '../journey/summariseInteractions.js'
import { affinityQuery } from './affinity.js'
import { influenceSummaryQuery } from './influenceSummary.js'
import { type InteractionTimelineRow, interactionTimelineQuery } from './interactionTimeline.js'
import { isAfterPage } from './isAfterPage.js'
import type { QueryDefinition } from './QueryDefinition.js'
import type { PageRequest, UserRequest } from './QueryRequest.js'
import type { Degradation, QueryOptions, QuerySource } from './QuerySource.js'
import { queryArguments } from './queryArguments.js'
import { queryPage } from './queryPage.js'
import { readQueryRows } from './readQueryRows.js'
import { sessionAnalysisQuery } from './sessionAnalysis.js'
import { type UserDnaStateRow, userDnaStateQuery } from './userDnaState.js'

/** A user as a source in memory knows them. */
export interface RememberedUser {
  /** What Query 1 answers, but for the counts, which the interactions give. */
  readonly state: Omit<UserDnaStateRow, 'listening_count' | 'engagement_count' | 'vote_count'>
  /** What Query 2 answers, in any order. */
  readonly interactions: readonly InteractionTimelineRow[]
}

/** The values of a request, by the names of the query's parameters. */
type Asked = Readonly<Record<string, unknown>>

/**
 * The five queries over users in memory, for tests and for pages without a database. Genres, devices and contexts,
 * which no interaction bears, are told as missing. Throws DiaError `ROW_INVALID`.
 * @example
 * import { memoryQuerySource } from '@dia/core/queries'
 * const userId = '15480116-8c78-4a75-af8c-2c70795333a6'
 * await memoryQuerySource([]).readAffinity({ userId }).catch(({ code }) => code) // → 'NOT_FOUND'
 */
export function memoryQuerySource(users: readonly RememberedUser[]): QuerySource {
  return answerOrDiaError('memoryQuerySource', () => {
    const known = new Map(
      Array.from(users, ({ state, interactions }): [string, RememberedUser] => [
        state.id.toLowerCase(),
        { state, interactions: readQueryRows(interactionTimelineQuery, interactions) },
      ]),
    )

    function ask<Row, Request extends UserRequest>(
      query: QueryDefinition<Row, Request>,
      request: Request,
      { signal }: QueryOptions = {},
    ): RememberedUser & { readonly asked: Asked } {
      const asked = queryArguments(query, request)
      if (signal?.aborted)
        throw new DiaError('ABORTED', 'The request was abandoned', 'Ask again if it is still wanted.')
      const user = known.get(request.userId.toLowerCase())
      if (user === undefined)
        throw new DiaError('NOT_FOUND', 'There is no such user', 'They may have been erased since.')
      return { ...user, asked }
    }

    function pageOf<Row extends object, Request extends PageRequest>(
      query: QueryDefinition<Row, Request>,
      rows: readonly Row[],
      asked: Asked,
    ) {
      const left = rows.filter((row) => isAfterPage(query, row, asked))
      return queryPage(query, left, Number(asked.page_limit))
    }

    return {
      async readUserDnaState(request, options) {
        const { state, interactions, asked } = ask(userDnaStateQuery, request, options)
        const countOf = (source: string) => interactions.filter((row) => row.source === source).length
        return {
          ...state,
          profile_embedding: asked.with_embedding === true ? state.profile_embedding : null,
          listening_count: countOf('listening'),
          engagement_count: countOf('engagement'),
          vote_count: countOf('voting'),
        }
      },
      async readInteractionTimeline(request, options) {
        const { interactions, asked } = ask(interactionTimelineQuery, request, options)
        const newest = interactions
          .filter((row) => isAsked(row, asked))
          .sort(
            (a, b) =>
              compareText(b.created_at, a.created_at) ||
              compareText(b.source, a.source) ||
              compareText(b.id, a.id),
          )
        return pageOf(interactionTimelineQuery, newest, asked)
      },
      async readInfluenceSummary(request, options) {
        const { interactions, asked } = ask(influenceSummaryQuery, request, options)
        return enrichInteractionSummary(
          summariseInteractions(interactions.filter((row) => isAsked(row, asked))),
        )
      },
      async readSessionAnalysis(request, options) {
        const { interactions, asked } = ask(sessionAnalysisQuery, request, options)
        const sessions = analyseSessions(loggedOf(interactions, 'listening')).filter(({ session_start }) =>
          isWithin(session_start, asked),
        )
        return { ...pageOf(sessionAnalysisQuery, sessions, asked), degraded: missingOfSessions() }
      },
      async readAffinity(request, options) {
        const { interactions, asked } = ask(affinityQuery, request, options)
        const listens = loggedOf(interactions, 'listening').filter(({ created_at }) =>
          isWithin(created_at, asked),
        )
        const artists = artistAffinity(listens, loggedOf(interactions, 'engagement'))
        return pageOf(affinityQuery, artists, asked)
      },
    }
  })
}

/** The rows of one of the host's tables, by its own names. */
function loggedOf(interactions: readonly InteractionTimelineRow[], source: string) {
  return interactions
    .filter((row) => row.source === source)
    .map((row) => ({ ...row, event_type: row.interaction_type, content_id: row.entity_id }))
}

function isAsked(row: InteractionTimelineRow, asked: Asked): boolean {
  const isOneOf = (list: unknown, value: string) => !Array.isArray(list) || list.includes(value)
  return (
    isWithin(row.created_at, asked) &&
    isOneOf(asked.sources, row.source) &&
    isOneOf(asked.event_types, row.interaction_type)
  )
}

/** from ≤ time < to, all of them texts in the order of time. */
function isWithin(time: string, { from_time: from, to_time: to }: Asked): boolean {
  return (typeof from !== 'string' || time >= from) && (typeof to !== 'string' || time < to)
}

/** Of a session, what no interaction bears. */
function missingOfSessions(): Degradation[] {
  return Object.entries(sessionAnalysisQuery.optionalTables).map(([missingTable, { columns }]) => ({
    missingTable,
    columns,
  }))
}

import { answerOrDiaError } from '../errors/index.js'
import type { QueryDefinition } from './QueryDefinition.js'
import { queryArguments } from './queryArguments.js'
import { queryText } from './queryText.js'

/** What pg, PGlite and postgres.js run: `query(text, values)`, `unsafe(text, values)`. Every value is bound. */
export interface QueryStatement {
  readonly text: string
  readonly values: readonly unknown[]
}

/**
 * The statement of a query for a connection of the database's owner, which checks and audits nothing; read its rows
 * with `readQueryRows`. `missingTables` names optional tables that the host lacks. Do not prepare it under a name: a plan
 * for all values reads a whole history for one page of a timeline.
 * Throws INVALID_QUERY_REQUEST, INVALID_CURSOR, INVALID_TIMESTAMP.
 * @example
 * import { buildQuery, userDnaStateQuery } from '@dia/core/queries'
 * const userId = '15480116-8c78-4a75-af8c-2c70795333a6'
 * buildQuery(userDnaStateQuery, { userId }).values // → ['15480116-8c78-4a75-af8c-2c70795333a6', false]
 */
export function buildQuery<Row, Request extends object>(
  query: QueryDefinition<Row, Request>,
  request: Request,
  options: { readonly missingTables?: readonly string[] } = {},
): QueryStatement {
  return answerOrDiaError('buildQuery', () => ({
    text: queryText(query, options.missingTables),
    values: Object.values(queryArguments(query, request)),
  }))
}

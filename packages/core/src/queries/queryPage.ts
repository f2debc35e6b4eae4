import { answerOrDiaError } from '../errors/index.js'
import type { QueryDefinition } from './QueryDefinition.js'
import { encodeQueryCursor } from './queryCursor.js'

export interface QueryPage<Row> {
  readonly rows: readonly Row[]
  /** The cursor of the page after this one, or null on the last page. */
  readonly next: string | null
}

/**
 * A page of rows that were asked for with one row more than `limit`, which tells whether there is a next page.
 * @example
 * import { influenceSummaryQuery, queryPage } from '@dia/core/queries'
 * queryPage(influenceSummaryQuery, [], 100) // → { rows: [], next: null }
 */
export function queryPage<Row extends object, Request>(
  query: QueryDefinition<Row, Request>,
  found: readonly Row[],
  limit: number,
): QueryPage<Row> {
  return answerOrDiaError('queryPage', () => {
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return { rows, next: found.length > limit && last ? encodeQueryCursor(query, last) : null }
  })
}

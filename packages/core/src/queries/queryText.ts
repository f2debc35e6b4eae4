import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { AnyQuery, QueryValueType } from './QueryDefinition.js'

const PARAMETER = /(?<![:\w]):([a-z_]+)/g

/** What a placeholder is cast to. As text first: a driver that reads times as Date would cut them to milliseconds. */
const CASTS: Partial<Record<QueryValueType, string>> = { timestamptz: 'text::timestamptz' }

/**
 * A query's SQL with `$1`, `$2`, … in the order of its parameters. Where the host lacks tables that the query can do
 * without, name them in `missingTables`: their columns come out null. Throws INVALID_QUERY_REQUEST for any other table.
 * @example
 * import { affinityQuery, queryText } from '@dia/core/queries'
 * queryText(affinityQuery).includes('lh.user_id = $1::uuid') // → true
 */
export function queryText(query: AnyQuery, missingTables: readonly string[] = []): string {
  return answerOrDiaError('queryText', () => writeText(query, missingTables))
}

function writeText(query: AnyQuery, missingTables: readonly string[]): string {
  let sql = query.sql.trim()
  for (const table of missingTables) {
    const optional = Object.hasOwn(query.optionalTables, table) ? query.optionalTables[table] : undefined
    if (optional === undefined) {
      throw new DiaError(
        'INVALID_QUERY_REQUEST',
        `The query "${query.name}" cannot do without a table that it was told is missing`,
        'Name only tables of the query’s optionalTables.',
      )
    }
    sql = sql.replaceAll(table, `(${optional.instead})`)
  }
  return sql.replace(PARAMETER, (written, name: string) => {
    const index = query.parameters.findIndex((parameter) => parameter.name === name)
    const type = query.parameters[index]?.type
    return type === undefined ? written : `$${index + 1}::${CASTS[type] ?? type}`
  })
}

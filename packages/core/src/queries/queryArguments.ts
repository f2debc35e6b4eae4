import { answerOrDiaError, DiaError } from '../errors/index.js'
import { readInstant } from '../time/index.js'
import type { AnyQuery, QueryDefinition, QueryParameter } from './QueryDefinition.js'
import { decodeQueryCursor, isUuid } from './queryCursor.js'

const DEFAULT_PAGE = 100
const LARGEST_PAGE = 500

/**
 * The named values of a request, as the query's function takes them; null where the request leaves one out.
 * Throws INVALID_QUERY_REQUEST, INVALID_CURSOR, INVALID_TIMESTAMP.
 * @example
 * import { influenceSummaryQuery, queryArguments } from '@dia/core/queries'
 * const userId = '15480116-8c78-4a75-af8c-2c70795333a6'
 * queryArguments(influenceSummaryQuery, { userId, from: '2025-08-03' }).from_time // → '2025-08-03T00:00:00.000000Z'
 */
export function queryArguments<Row, Request extends object>(
  query: QueryDefinition<Row, Request>,
  request: Request,
): Record<string, unknown> {
  return answerOrDiaError('queryArguments', () => {
    const cursor: unknown = Reflect.get(request, 'after') ?? null
    if (cursor !== null && typeof cursor !== 'string') throw refuse(query, 'the cursor is no text')
    const position = cursor === null ? null : decodeQueryCursor(query, cursor)
    const parameters: readonly QueryParameter[] = query.parameters
    return Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        'after' in parameter
          ? (position?.get(parameter.after) ?? null)
          : argumentOf(query, parameter, Reflect.get(request, parameter.field)),
      ]),
    )
  })
}

function argumentOf(query: AnyQuery, { name, type }: QueryParameter, given: unknown): unknown {
  switch (type) {
    case 'uuid':
      if (isUuid(given)) return given
      throw refuse(query, `${name} is no uuid`)
    case 'timestamptz':
      return given === null || given === undefined ? null : readInstant(given, name).iso
    case 'text[]':
      if (given === null || given === undefined) return null
      if (Array.isArray(given) && given.every(isStorableText)) return [...given]
      throw refuse(query, `${name} is no list of texts`)
    case 'integer': {
      const limit = given ?? DEFAULT_PAGE
      if (Number.isInteger(limit) && Number(limit) >= 1 && Number(limit) <= LARGEST_PAGE) return limit
      throw refuse(query, `a page holds 1 to ${LARGEST_PAGE} rows`)
    }
    default:
      return given === true
  }
}

/** Postgres holds neither NUL nor half of a surrogate pair. */
function isStorableText(value: unknown): boolean {
  return typeof value === 'string' && !/\0|\p{Surrogate}/u.test(value)
}

function refuse(query: AnyQuery, why: string): DiaError {
  return new DiaError(
    'INVALID_QUERY_REQUEST',
    `The query "${query.name}" cannot be asked like this: ${why}`,
    'Ask as the request type of the query says.',
  )
}

import { DiaError } from '@dia/core/errors'
import type { MatrixCountPolicy, MatrixDefinition, MatrixRequest, MatrixSort } from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import type { BuiltRequest } from '../errors/sendRequest.js'
import type { Bounds } from './afterPosition.js'
import { inUtc, matrixConditions } from './matrixConditions.js'
import type { NumberTypes } from './numberTypes.js'

export interface MatrixQuery {
  /** Rows within bounds, by the sort and then the key. */
  page(sort: MatrixSort, bounds: Bounds, limit: number): BuiltRequest
  /** No rows, for a count alone. */
  none(): BuiltRequest
}

/** The rows that a request matches: of the matrix's relation or a filter's own, or of its function where activities are filtered. */
export function matrixQuery<Row>(
  supabase: SupabaseClient,
  matrix: MatrixDefinition<Row>,
  request: Pick<MatrixRequest, 'search' | 'filters'>,
  columns: string,
  { count, numberTypes }: { readonly count?: MatrixCountPolicy; readonly numberTypes?: NumberTypes } = {},
): MatrixQuery {
  const counting = count === undefined ? {} : { count }
  const activity = Object.values(request.filters).find((value) => value.kind === 'activity')
  let query =
    activity?.kind === 'activity'
      ? supabase
          .rpc(activityFunctionOf(matrix), { conditions: activity.conditions.map(inUtc) }, counting)
          .select(columns)
      : // Not a HEAD request: its errors come without a body, and a missing relation then looks like an empty one.
        supabase.from(relationOf(matrix, request.filters)).select(columns, counting)
  for (const { column, operator, value } of matrixConditions(matrix, request, numberTypes)) {
    query = query.filter(column, operator, value)
  }
  return {
    page(sort, { conditions, or }, limit) {
      for (const { column, operator, value } of conditions) query = query.filter(column, operator, value)
      if (or !== undefined) query = query.or(or)
      const ascending = sort.direction === 'asc'
      query = query.order(sort.column, { ascending })
      if (sort.column !== matrix.key) query = query.order(matrix.key, { ascending })
      return query.limit(limit)
    },
    none: () => query.limit(0),
  }
}

/** A filter may have a relation of its own; whoever asks for rows by their key needs none. */
function relationOf<Row>(
  { relation, key, filters: offered }: MatrixDefinition<Row>,
  filters: MatrixRequest['filters'],
): string {
  const set = offered.filter(({ name }) => Object.hasOwn(filters, name))
  if (set.some(({ column, kind }) => column === key && kind === 'id')) return relation
  return set.find((filter) => filter.relation !== undefined)?.relation ?? relation
}

function activityFunctionOf<Row>({ name, activityFunction }: MatrixDefinition<Row>): string {
  if (activityFunction !== undefined) return activityFunction
  throw new DiaError(
    'INVALID_MATRIX_REQUEST',
    `The matrix "${name}" names no function that knows what its users did`,
    'Give its definition an `activityFunction`, or leave out the filter.',
  )
}

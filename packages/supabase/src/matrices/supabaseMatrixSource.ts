import { DiaError } from '@dia/core/errors'
import {
  checkMatrixRequest,
  decodeMatrixCursor,
  encodeMatrixCursor,
  type MatrixDefinition,
  type MatrixFilterDefinition,
  type MatrixFilterValue,
  type MatrixPosition,
  type MatrixRequest,
  type MatrixSource,
} from '@dia/core/matrices'
import type { SupabaseClient } from '@supabase/supabase-js'
import { callRpc } from '../errors/callRpc.js'
import { toDiaError } from '../errors/toDiaError.js'
import { exactPattern, isStorableText, literalPattern, needsEscapes, quoted } from './postgrestValue.js'

/** A PostgREST condition on one column; several are ANDed. */
interface Condition {
  readonly column: string
  readonly operator: string
  readonly value: string
}

/** Reads matrices through PostgREST with the host's own client: one request per page, by keyset. */
export function supabaseMatrixSource(supabase: SupabaseClient): MatrixSource {
  return {
    async readPage<Row>(
      matrix: MatrixDefinition<Row>,
      request: MatrixRequest,
      { signal }: { signal?: AbortSignal } = {},
    ) {
      checkMatrixRequest(matrix, request)
      const ascending = request.sort.direction === 'asc'
      const after = request.after === null ? null : decodeMatrixCursor(request.sort, request.after)
      let query = supabase.from(matrix.relation).select(columnsOf(matrix).join(','))
      for (const { column, operator, value } of conditionsOf(matrix, request)) {
        query = query.filter(column, operator, value)
      }
      if (after !== null) {
        const { bound, or } = afterPosition(matrix, request, after)
        if (bound !== null) query = query.filter(bound.column, bound.operator, bound.value)
        query = query.or(or)
      }
      query = query.order(request.sort.column, { ascending })
      if (request.sort.column !== matrix.key) query = query.order(matrix.key, { ascending })
      // One row more than the page tells whether there is a next one.
      query = query.limit(request.limit + 1)
      if (signal !== undefined) query = query.abortSignal(signal)
      const { data, error, status } = await query
      if (error !== null) throw toDiaError(error, status)

      const found = data as unknown as Row[]
      const rows = found.slice(0, request.limit)
      const last = rows.at(-1)
      const [first] = rows
      const { refreshedAtColumn } = matrix
      return {
        rows,
        next:
          found.length > request.limit && last !== undefined
            ? encodeMatrixCursor(request.sort, positionOf(matrix, request, last))
            : null,
        refreshedAt: first && refreshedAtColumn ? String(first[refreshedAtColumn]) : null,
      }
    },

    async countRows<Row>(
      matrix: MatrixDefinition<Row>,
      request: Pick<MatrixRequest, 'search' | 'filters'>,
      { policy = 'exact', signal }: { policy?: 'exact' | 'estimated'; signal?: AbortSignal } = {},
    ) {
      checkMatrixRequest(matrix, request)
      // Not a HEAD request: its errors come without a body, and a missing relation then looks like an empty one.
      let query = supabase.from(matrix.relation).select(matrix.key, { count: policy }).limit(0)
      for (const { column, operator, value } of conditionsOf(matrix, request)) {
        query = query.filter(column, operator, value)
      }
      const { count, error, status } = await (signal === undefined ? query : query.abortSignal(signal))
      if (error !== null) throw toDiaError(error, status)
      if (count === null) {
        throw new DiaError('COUNT_MISSING', 'The server answered no count', 'Show the rows without one.')
      }
      return { value: count, policy }
    },

    async refresh<Row>(matrix: MatrixDefinition<Row>, { signal }: { signal?: AbortSignal } = {}) {
      if (matrix.refreshFunction !== undefined) await callRpc(supabase, matrix.refreshFunction, {}, signal)
    },
  }
}

function columnsOf<Row>(matrix: MatrixDefinition<Row>): string[] {
  const names: string[] = [matrix.key, ...matrix.columns.map(({ name }) => name)]
  if (matrix.refreshedAtColumn !== undefined) names.push(matrix.refreshedAtColumn)
  return [...new Set(names)]
}

function conditionsOf<Row>(
  matrix: MatrixDefinition<Row>,
  { search, filters }: Pick<MatrixRequest, 'search' | 'filters'>,
): Condition[] {
  const wanted = search.trim()
  const conditions: Condition[] = []
  if (wanted !== '' && matrix.searchColumn !== undefined) {
    conditions.push(
      isStorableText(wanted)
        ? // Case is folded by the database alone: JavaScript folds some letters differently.
          { column: matrix.searchColumn, operator: 'imatch', value: literalPattern(wanted) }
        : // No row can hold it; the key is never null.
          { column: matrix.key, operator: 'is', value: 'null' },
    )
  }
  for (const filter of matrix.filters) {
    const value = Object.hasOwn(filters, filter.name) ? filters[filter.name] : undefined
    if (value !== undefined) conditions.push(...conditionsOfFilter(filter, value))
  }
  return conditions
}

function conditionsOfFilter<Row>(
  { column }: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
): Condition[] {
  switch (value.kind) {
    case 'select':
      return [{ column, operator: 'in', value: `(${value.values.map(quoted).join(',')})` }]
    case 'boolean':
      return [{ column, operator: 'is', value: String(value.value) }]
    case 'id':
      return [{ column, operator: 'in', value: `(${value.values.map(quoted).join(',')})` }]
    case 'activity':
      // Answered by the matrix's own function, not by a condition.
      return []
    case 'timeRange':
    case 'numberRange':
      return [
        ...(value.from === undefined ? [] : [{ column, operator: 'gte', value: String(value.from) }]),
        ...(value.to === undefined ? [] : [{ column, operator: 'lt', value: String(value.to) }]),
      ]
  }
}

/**
 * Rows after a position, as the one member of an `or()`: there values are quoted, so that a name like `null` is only
 * text. The leading bound repeats what the pair implies: it is what lets an index start there. Not every server reads
 * escapes inside quotes, so a value that needs them is bound outside, and told from its ties by a pattern without any.
 */
function afterPosition<Row>(
  { key }: MatrixDefinition<Row>,
  { sort: { column, direction } }: MatrixRequest,
  position: MatrixPosition,
): { bound: Condition | null; or: string } {
  const beyond = direction === 'asc' ? 'gt' : 'lt'
  const pastKey = `${key}.${beyond}.${quoted(position.key)}`
  if (column === key) return { bound: null, or: pastKey }
  if (typeof position.value === 'string' && needsEscapes(position.value)) {
    return {
      bound: { column, operator: `${beyond}e`, value: position.value },
      or: `${column}.not.match.${quoted(exactPattern(position.value))},${pastKey}`,
    }
  }
  const value = quoted(position.value)
  return {
    bound: null,
    or: `and(${column}.${beyond}e.${value},or(${column}.${beyond}.${value},and(${column}.eq.${value},${pastKey})))`,
  }
}

function positionOf<Row>(matrix: MatrixDefinition<Row>, { sort }: MatrixRequest, row: Row): MatrixPosition {
  const value: unknown = row[sort.column as keyof Row]
  if (value === null || value === undefined) {
    throw new DiaError(
      'NULL_SORT_VALUE',
      `The sort column "${sort.column}" of "${matrix.relation}" holds a null`,
      'Coalesce the column in the relation: pages by keyset need a value in every row.',
    )
  }
  return { value: value as MatrixPosition['value'], key: row[matrix.key] as MatrixPosition['key'] }
}

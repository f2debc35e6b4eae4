import {
  type MatrixDefinition,
  type MatrixFilterDefinition,
  type MatrixFilterValue,
  type MatrixRequest,
  storedValues,
} from '@dia/core/matrices'
import { readInstant } from '@dia/core/time'
import { type NumberTypes, numberColumn, rangeInType } from './numberTypes.js'
import { isPlainWord, isStorableText, literalPattern, quoted } from './postgrestValue.js'

/** A PostgREST condition on one column; several are ANDed. */
export interface Condition {
  readonly column: string
  readonly operator: string
  readonly value: string
}

/** What search and filters ask of the columns; activities are asked of the matrix's own function instead. */
export function matrixConditions<Row>(
  matrix: MatrixDefinition<Row>,
  { search, filters }: Pick<MatrixRequest, 'search' | 'filters'>,
  numberTypes: NumberTypes = new Map(),
): Condition[] {
  const wanted = (search ?? '').trim()
  const conditions: Condition[] = []
  if (wanted !== '' && matrix.searchColumn !== undefined) {
    conditions.push(holds(matrix, matrix.searchColumn, wanted))
  }
  for (const filter of matrix.filters) {
    const value = Object.hasOwn(filters, filter.name) ? filters[filter.name] : undefined
    if (value !== undefined) conditions.push(...conditionsOfFilter(matrix, filter, value, numberTypes))
  }
  return conditions
}

function conditionsOfFilter<Row>(
  matrix: MatrixDefinition<Row>,
  filter: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
  numberTypes: NumberTypes,
): Condition[] {
  const { column } = filter
  switch (value.kind) {
    case 'select': {
      const values = storedValues(filter, value.values).filter(isStorableText)
      if (values.length === 0) return [noRow(matrix)]
      const isList = matrix.columns.some(({ name, kind }) => name === column && kind === 'tags')
      const [only] = values
      // An equality keeps the order of an index that leads with the column; a list of one does not.
      if (!isList && values.length === 1 && only !== undefined && isPlainWord(only)) {
        return [{ column, operator: 'eq', value: only }]
      }
      const list = values.map(quoted).join(',')
      return [
        isList
          ? { column, operator: 'ov', value: `{${list}}` }
          : { column, operator: 'in', value: `(${list})` },
      ]
    }
    case 'boolean':
      // Not `is`: from an equality the planner sees that an index over the open alone, or the others, will do.
      return [{ column, operator: 'eq', value: String(value.value) }]
    case 'text':
      return [holds(matrix, column, value.text.trim())]
    case 'id':
      if (value.values.length === 1) return [{ column, operator: 'eq', value: String(value.values[0]) }]
      return [{ column, operator: 'in', value: `(${value.values.map(quoted).join(',')})` }]
    case 'activity':
      return []
    case 'timeRange':
      return rangeOf(column, inUtc(value))
    case 'numberRange': {
      const isWhole = 'unit' in filter && (filter.unit === 'cents' || filter.unit === 'count')
      const type = numberTypes.get(numberColumn(matrix, column)) ?? (isWhole ? 'bigint' : null)
      const range = type === null ? value : rangeInType(type, value)
      return range === null ? [noRow(matrix)] : rangeOf(column, range)
    }
  }
}

/** Case is folded by the database alone: JavaScript folds some letters differently. */
function holds<Row>(matrix: MatrixDefinition<Row>, column: string, text: string): Condition {
  return isStorableText(text) ? { column, operator: 'imatch', value: literalPattern(text) } : noRow(matrix)
}

function rangeOf(column: string, { from, to }: { from?: unknown; to?: unknown }): Condition[] {
  return [
    ...(from === undefined ? [] : [{ column, operator: 'gte', value: String(from) }]),
    ...(to === undefined ? [] : [{ column, operator: 'lt', value: String(to) }]),
  ]
}

/**
 * The ends of a time range with their zone: one without is UTC here, and in the server's own zone there. Of ISO's year 0
 * a server knows nothing but that it is the first before Christ.
 */
export function inUtc<Range extends { readonly from?: string; readonly to?: string }>(range: Range): Range {
  const { from, to } = range
  return {
    ...range,
    ...(from === undefined ? {} : { from: instantThere(from) }),
    ...(to === undefined ? {} : { to: instantThere(to) }),
  }
}

function instantThere(time: string): string {
  const { iso } = readInstant(time)
  return iso.startsWith('0000') ? `0001${iso.slice(4)} BC` : iso
}

/** For what no row can hold; the key is never null. */
function noRow<Row>({ key }: MatrixDefinition<Row>): Condition {
  return { column: key, operator: 'is', value: 'null' }
}

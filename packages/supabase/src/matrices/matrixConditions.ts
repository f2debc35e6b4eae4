import type {
  MatrixDefinition,
  MatrixFilterDefinition,
  MatrixFilterValue,
  MatrixRequest,
} from '@dia/core/matrices'
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
): Condition[] {
  const wanted = (search ?? '').trim()
  const conditions: Condition[] = []
  if (wanted !== '' && matrix.searchColumn !== undefined) {
    conditions.push(
      isStorableText(wanted)
        ? // Case is folded by the database alone: JavaScript folds some letters differently.
          { column: matrix.searchColumn, operator: 'imatch', value: literalPattern(wanted) }
        : noRow(matrix),
    )
  }
  for (const filter of matrix.filters) {
    const value = Object.hasOwn(filters, filter.name) ? filters[filter.name] : undefined
    if (value !== undefined) conditions.push(...conditionsOfFilter(matrix, filter, value))
  }
  return conditions
}

function conditionsOfFilter<Row>(
  matrix: MatrixDefinition<Row>,
  { column }: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
): Condition[] {
  switch (value.kind) {
    case 'select': {
      const values = value.values.filter(isStorableText)
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
      return [{ column, operator: 'is', value: String(value.value) }]
    case 'id':
      if (value.values.length === 1) return [{ column, operator: 'eq', value: String(value.values[0]) }]
      return [{ column, operator: 'in', value: `(${value.values.map(quoted).join(',')})` }]
    case 'activity':
      return []
    case 'timeRange':
    case 'numberRange':
      return [
        ...(value.from === undefined ? [] : [{ column, operator: 'gte', value: String(value.from) }]),
        ...(value.to === undefined ? [] : [{ column, operator: 'lt', value: String(value.to) }]),
      ]
  }
}

/** For what no row can hold; the key is never null. */
function noRow<Row>({ key }: MatrixDefinition<Row>): Condition {
  return { column: key, operator: 'is', value: 'null' }
}

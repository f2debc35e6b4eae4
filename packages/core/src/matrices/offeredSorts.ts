import { answerOrDiaError } from '../errors/index.js'
import type { MatrixDefinition } from './MatrixDefinition.js'
import type { MatrixRequest } from './MatrixRequest.js'

/**
 * The columns by which the rows of this search and these filters can be sorted, in the definition's order: each is
 * backed by an index then. Unknown filters narrow nothing.
 * @example
 * import { offeredSorts, transactionsMatrix } from '@dia/core/matrices'
 * offeredSorts(transactionsMatrix, { search: '', filters: {} }) // → ['amount_cents', 'created_at']
 * const filters = { amount: { kind: 'numberRange', from: 100 } }
 * offeredSorts(transactionsMatrix, { search: '', filters }) // → ['amount_cents']
 */
export function offeredSorts<Row>(
  matrix: MatrixDefinition<Row>,
  request: Partial<Pick<MatrixRequest, 'search' | 'filters'>>,
): readonly string[] {
  return answerOrDiaError('offeredSorts', () => {
    const { search, filters } = Object(request) as Partial<MatrixRequest>
    const isSearched = typeof search === 'string' && search.trim() !== ''
    const set = matrix.filters.filter(({ name }) => Object.hasOwn(Object(filters), name))
    const limits = (set[0] ? set : [matrix]).map(({ sorts }) => sorts)
    if (isSearched) limits.push(matrix.searchSorts)
    return matrix.columns
      .filter(({ name, sortable }) => sortable && limits.every((limit) => limit?.includes(name) ?? true))
      .map(({ name }) => name)
  })
}

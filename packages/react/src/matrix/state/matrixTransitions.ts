import type { MatrixDefinition, MatrixFilterValue } from '@dia/core/matrices'
import type { MatrixState } from './MatrixState.js'

/** Every way an admin changes a matrix, as pure functions. Whatever changes the rows starts at the first page. */

export function withSearch(state: MatrixState, search: string): MatrixState {
  return search === state.search ? state : { ...state, search, cursors: [] }
}

/** Sets a filter, or takes it away with null. */
export function withFilter(state: MatrixState, name: string, value: MatrixFilterValue | null): MatrixState {
  const { [name]: _, ...others } = state.filters
  return { ...state, filters: value === null ? others : { ...others, [name]: value }, cursors: [] }
}

/** Clears search and filters, keeps sort and columns. */
export function withoutFilters(state: MatrixState): MatrixState {
  return { ...state, search: '', filters: {}, cursors: [] }
}

/** Walks a column through ascending, descending and the matrix's default sort. */
export function withSortToggled<Row>(
  state: MatrixState,
  matrix: MatrixDefinition<Row>,
  column: string,
): MatrixState {
  if (!matrix.columns.some((candidate) => candidate.name === column && candidate.sortable)) return state
  const { sort } = state
  if (sort.column !== column) return { ...state, sort: { column, direction: 'asc' }, cursors: [] }
  if (sort.direction === 'asc') return { ...state, sort: { column, direction: 'desc' }, cursors: [] }
  const back =
    matrix.defaultSort.column === column ? { column, direction: 'asc' as const } : matrix.defaultSort
  return { ...state, sort: back, cursors: [] }
}

export function withNextPage(state: MatrixState, cursor: string): MatrixState {
  return { ...state, cursors: [...state.cursors, cursor], expanded: [] }
}

export function withPreviousPage(state: MatrixState): MatrixState {
  return state.cursors.length === 0 ? state : { ...state, cursors: state.cursors.slice(0, -1), expanded: [] }
}

export function withFirstPage(state: MatrixState): MatrixState {
  return state.cursors.length === 0 ? state : { ...state, cursors: [], expanded: [] }
}

/** Cursors belong to a page size, so another size starts at the first page. */
export function withPageSize(state: MatrixState, pageSize: number): MatrixState {
  return pageSize === state.pageSize ? state : { ...state, pageSize, cursors: [] }
}

export function withRowToggled(state: MatrixState, key: string): MatrixState {
  const open = state.expanded.includes(key)
  return {
    ...state,
    expanded: open ? state.expanded.filter((other) => other !== key) : [...state.expanded, key],
  }
}

/** Shows these columns in the matrix's own order; a matrix never loses its last column. */
export function withColumns<Row>(
  state: MatrixState,
  matrix: MatrixDefinition<Row>,
  names: readonly string[],
): MatrixState {
  const columns = matrix.columns.map((column) => column.name).filter((name) => names.includes(name))
  return columns.length === 0 ? state : { ...state, columns }
}

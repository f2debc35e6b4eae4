import {
  type MatrixDefinition,
  type MatrixFilterValue,
  type MatrixSort,
  offeredSorts,
} from '@dia/core/matrices'
import { type MatrixState, WIDTH_LIMITS } from './MatrixState.js'

/** Every way an admin changes a matrix, as pure functions. Whatever changes the rows starts at the first page. */

export function withSearch(state: MatrixState, search: string): MatrixState {
  return search === state.search ? state : { ...state, search, cursors: [] }
}

/** Sets a filter, or takes it away with null. */
export function withFilter(state: MatrixState, name: string, value: MatrixFilterValue | null): MatrixState {
  const { [name]: _, ...others } = state.filters
  return { ...state, filters: value === null ? others : { ...others, [name]: value }, cursors: [] }
}

/**
 * Sorts by what is on offer: a sort that is not, under what is set now, gives way to the first that is, and comes back
 * with its offer, unless another was chosen meanwhile.
 */
export function withSortOffered<Row>(before: MatrixState, matrix: MatrixDefinition<Row>): MatrixState {
  const { displacedSort: displaced, ...state } = before
  const wanted = displaced && isSameSort(displaced.instead, state.sort) ? displaced.wanted : state.sort
  const offer = offeredSorts(matrix, state)
  if (offer.includes(wanted.column)) {
    return wanted === state.sort ? before : { ...state, sort: wanted, cursors: [] }
  }
  const { defaultSort } = matrix
  const [first = defaultSort.column] = offer
  const instead = offer.includes(defaultSort.column)
    ? defaultSort
    : { column: first, direction: defaultSort.direction }
  return { ...state, sort: instead, displacedSort: { wanted, instead }, cursors: [] }
}

function isSameSort(a: MatrixSort, b: MatrixSort): boolean {
  return a.column === b.column && a.direction === b.direction
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
  if (!offeredSorts(matrix, state).includes(column)) return state
  const { sort } = state
  if (sort.column !== column) return { ...state, sort: { column, direction: 'asc' }, cursors: [] }
  if (sort.direction === 'asc') return { ...state, sort: { column, direction: 'desc' }, cursors: [] }
  const back =
    matrix.defaultSort.column === column ? { column, direction: 'asc' as const } : matrix.defaultSort
  return withSortOffered({ ...state, sort: back, cursors: [] }, matrix)
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

/** Shows these columns: those shown keep their order, new ones follow in the matrix's own; the last one stays. */
export function withColumns<Row>(
  state: MatrixState,
  matrix: MatrixDefinition<Row>,
  names: readonly string[],
): MatrixState {
  const kept = state.columns.filter((name) => names.includes(name))
  const added = matrix.columns
    .map((column) => column.name)
    .filter((name) => names.includes(name) && !kept.includes(name))
  const columns = [...kept, ...added]
  return columns.length === 0 ? state : { ...state, columns }
}

/** Moves a visible column by so many places, within those pinned or those not. */
export function withColumnMoved(state: MatrixState, name: string, by: number): MatrixState {
  const isPinned = state.pinned.includes(name)
  const group = columnsBeside(state, name)
  const from = group.indexOf(name)
  const to = Math.min(Math.max(from + by, 0), group.length - 1)
  if (from < 0 || from === to) return state
  const moved = group.filter((other) => other !== name)
  moved.splice(to, 0, name)
  let next = 0
  const columns = state.columns.map((other) =>
    state.pinned.includes(other) === isPinned ? (moved[next++] ?? other) : other,
  )
  return { ...state, columns }
}

/** The visible columns among which one moves, in their order: pinned ones among themselves. */
export function columnsBeside({ columns, pinned }: MatrixState, name: string): readonly string[] {
  return columns.filter((other) => pinned.includes(other) === pinned.includes(name))
}

/** How many places a column moves that is dropped onto another; beyond its own group, to that end of it. */
export function stepsOnto(state: MatrixState, name: string, target: string): number {
  const group = columnsBeside(state, name)
  const to = group.includes(target)
    ? group.indexOf(target)
    : state.pinned.includes(name)
      ? group.length - 1
      : 0
  return to - group.indexOf(name)
}

/** Pins a column to the start, or lets it go. */
export function withPinToggled(state: MatrixState, name: string): MatrixState {
  if (!state.columns.includes(name)) return state
  const isPinned = state.pinned.includes(name)
  return {
    ...state,
    pinned: isPinned ? state.pinned.filter((other) => other !== name) : [...state.pinned, name],
  }
}

/** Gives a column a width in px; null gives it back its own. */
export function withWidth(state: MatrixState, name: string, width: number | null): MatrixState {
  const { [name]: _, ...others } = state.widths
  if (width === null) return { ...state, widths: others }
  const { least, most } = WIDTH_LIMITS
  return { ...state, widths: { ...others, [name]: Math.round(Math.min(Math.max(width, least), most)) } }
}

import type { MatrixDefinition } from '@dia/core/matrices'
import type { MatrixState } from './MatrixState.js'

/** The state a matrix opens in: nothing searched or filtered, its default sort, its default columns. */
export function initialMatrixState<Row>(matrix: MatrixDefinition<Row>, pageSize = 50): MatrixState {
  const columns = matrix.columns.filter((column) => column.visible !== false).map((column) => column.name)
  return {
    search: '',
    filters: {},
    sort: matrix.defaultSort,
    pageSize,
    cursors: [],
    expanded: [],
    columns,
    pinned: columns.slice(0, 1),
    widths: {},
    timeZone: null,
    density: null,
  }
}

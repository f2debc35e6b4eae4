import type { MatrixColumn, MatrixDefinition } from '@dia/core/matrices'
import {
  type ColumnDef,
  columnVisibilityFeature,
  type Row,
  type RowData,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type HTMLAttributes, type KeyboardEvent, type RefObject, useMemo, useRef } from 'react'
import type { MatrixRows } from '../reading/useMatrixRows.js'
import type { MatrixStateControls } from '../state/useMatrixState.js'
import { columnLayout } from './columnLayout.js'
import { placeOf } from './gridProps.js'
import { type GridPlace, moveFocus } from './moveFocus.js'
import { useRovingCell } from './useRovingCell.js'

const gridFeatures = tableFeatures({ columnVisibilityFeature, rowSortingFeature, rowExpandingFeature })

export interface MatrixGridRow<Data> {
  readonly key: string
  readonly data: Data
  readonly isExpanded: boolean
}

export interface MatrixGrid<Data> {
  readonly ref: RefObject<HTMLDivElement | null>
  /** The visible columns; stays the same array while they do. */
  readonly columns: readonly MatrixColumn<Data>[]
  readonly rows: readonly MatrixGridRow<Data>[]
  readonly hasDetail: boolean
  /** Columns before the first data column: the one that opens the detail. */
  readonly lead: 0 | 1
  readonly layout: { readonly template: string; readonly leastWidth: number }
  /** The cell in the tab order; row −1 is the header, column 0 opens the detail where there is one. */
  readonly active: GridPlace
  getGridProps(): HTMLAttributes<HTMLElement>
  sortOf(column: MatrixColumn<Data>): 'asc' | 'desc' | null
  toggleSort(column: string): void
  toggleRow(key: string): void
}

export interface MatrixGridOptions {
  /** What a screen reader calls the grid; without it the matrix's own title. */
  readonly label?: string
  /** Rows open in place. */
  readonly hasDetail?: boolean
}

/** The behaviour of a matrix as an ARIA grid: columns, rows, sorting, open rows, roving focus, keys. No looks. */
export function useMatrixGrid<Data extends RowData>(
  matrix: MatrixDefinition<Data>,
  reading: MatrixRows<Data>,
  controls: MatrixStateControls,
  { label = matrix.title, hasDetail = false }: MatrixGridOptions = {},
): MatrixGrid<Data> {
  const ref = useRef<HTMLDivElement | null>(null)
  const { state, toggleRow, toggleSort } = controls

  const definitions = useMemo<ColumnDef<typeof gridFeatures, Data>[]>(
    () =>
      matrix.columns.map((column) => ({
        id: column.name,
        accessorFn: (data: Data): unknown => data[column.name],
        header: column.label,
        enableSorting: column.sortable ?? false,
      })),
    [matrix],
  )
  const data = useMemo(() => [...reading.rows], [reading.rows])
  const tableState = useMemo(
    () => ({
      sorting: [{ id: state.sort.column, desc: state.sort.direction === 'desc' }],
      columnVisibility: Object.fromEntries(
        matrix.columns.map((column) => [column.name, state.columns.includes(column.name)]),
      ),
      expanded: Object.fromEntries(state.expanded.map((key) => [key, true])),
    }),
    [matrix, state.sort, state.columns, state.expanded],
  )
  const table = useTable({
    features: gridFeatures,
    columns: definitions,
    data,
    getRowId: (row: Data) => String(row[matrix.key]),
    getRowCanExpand: () => hasDetail,
    autoResetAll: false,
    manualSorting: true,
    manualExpanding: true,
    enableMultiSort: false,
    state: tableState,
  })

  const visible = table
    .getVisibleLeafColumns()
    .map((column) => column.id)
    .join('\n')
  const columns = useMemo(() => {
    const names = visible.split('\n')
    return matrix.columns.filter((column) => names.includes(column.name))
  }, [matrix, visible])
  const layout = useMemo(
    () =>
      columnLayout(
        columns.map((column) => column.kind),
        hasDetail,
      ),
    [columns, hasDetail],
  )
  const rows = table.getRowModel().rows.map((row: Row<typeof gridFeatures, Data>) => ({
    key: row.id,
    data: row.original,
    isExpanded: hasDetail && row.getIsExpanded(),
  }))
  const keys = useMemo(() => reading.rows.map((row) => String(row[matrix.key])), [reading.rows, matrix])

  const lead = hasDetail ? 1 : 0
  const extent = { rows: rows.length, columns: columns.length + lead }
  const roving = useRovingCell(ref, keys, extent)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    const detail = target.closest('[data-dia-detail]')
    if (detail) {
      if (event.key !== 'Escape') return
      const row = keys.indexOf(detail.getAttribute('data-dia-detail') ?? '')
      if (row >= 0) roving.focus({ row, column: roving.active.column })
      return
    }
    const at = placeOf(target)
    if (!at || event.altKey || event.metaKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      const key = keys[at.row]
      if (target instanceof HTMLButtonElement || key === undefined) return
      const action = target.querySelector<HTMLElement>('[data-dia-cell-action]')
      if (event.key === 'Enter' && action) action.click()
      else if (hasDetail) toggleRow(key)
      else return
      event.preventDefault()
      return
    }
    const to = moveFocus(at, event.key, extent, {
      isRtl: getComputedStyle(event.currentTarget).direction === 'rtl',
      withControl: event.ctrlKey,
    })
    if (!to) return
    event.preventDefault()
    roving.focus(to)
  }

  const { total } = reading
  return {
    ref,
    columns,
    rows,
    hasDetail,
    lead,
    layout,
    active: roving.active,
    getGridProps: () => ({
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': total.status === 'exact' ? total.value + 1 : -1,
      'aria-colcount': extent.columns,
      'aria-busy': reading.status === 'loading',
      onKeyDown,
      onFocus: roving.onFocus,
    }),
    sortOf: (column) => (state.sort.column === column.name ? state.sort.direction : null),
    toggleSort,
    toggleRow,
  }
}

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
import { type GridPlace, moveFocus } from './moveFocus.js'
import { type RovingCell, useRovingCell } from './useRovingCell.js'

const gridFeatures = tableFeatures({ columnVisibilityFeature, rowSortingFeature, rowExpandingFeature })

export interface MatrixGridRow<Data> {
  readonly key: string
  readonly data: Data
  readonly isExpanded: boolean
}

type GridElementProps = HTMLAttributes<HTMLElement> & {
  readonly [data: `data-${string}`]: string | undefined
}

export interface MatrixGrid<Data> {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly columns: readonly MatrixColumn<Data>[]
  readonly rows: readonly MatrixGridRow<Data>[]
  readonly hasDetail: boolean
  readonly layout: { readonly template: string; readonly leastWidth: number }
  getGridProps(): GridElementProps
  getHeaderProps(column: MatrixColumn<Data>): GridElementProps
  getRowProps(index: number): GridElementProps
  getCellProps(column: MatrixColumn<Data>): GridElementProps
  /** For the element that takes the focus of a data or header cell: the cell itself or its button. */
  getFocusProps(row: number, column: MatrixColumn<Data> | 'expander'): ReturnType<RovingCell['getFocusProps']>
  sortOf(column: MatrixColumn<Data>): 'asc' | 'desc' | null
  toggleSort(column: MatrixColumn<Data>): void
  toggleRow(key: string): void
}

export interface MatrixGridOptions {
  /** Rows open in place. */
  readonly hasDetail?: boolean
}

/** The behaviour of a matrix as an ARIA grid: columns, rows, sorting, open rows, roving focus, keys. No looks. */
export function useMatrixGrid<Data extends RowData>(
  matrix: MatrixDefinition<Data>,
  reading: MatrixRows<Data>,
  controls: MatrixStateControls,
  { hasDetail = false }: MatrixGridOptions = {},
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

  const byName = useMemo(
    () => new Map(matrix.columns.map((column) => [column.name as string, column])),
    [matrix],
  )
  const columns = table.getVisibleLeafColumns().flatMap((column) => byName.get(column.id) ?? [])
  const rows = table.getRowModel().rows.map((row: Row<typeof gridFeatures, Data>) => ({
    key: row.id,
    data: row.original,
    isExpanded: hasDetail && row.getIsExpanded(),
  }))
  const keys = useMemo(() => reading.rows.map((row) => String(row[matrix.key])), [reading.rows, matrix])

  const lead = hasDetail ? 1 : 0
  const extent = { rows: rows.length, columns: columns.length + lead }
  const roving = useRovingCell(ref, keys, extent)
  const columnIndex = (column: MatrixColumn<Data> | 'expander') =>
    column === 'expander' ? 0 : columns.indexOf(column) + lead
  const sortOf = (column: MatrixColumn<Data>) =>
    state.sort.column === column.name ? state.sort.direction : null

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
    layout: columnLayout(
      columns.map((column) => column.kind),
      hasDetail,
    ),
    getGridProps: () => ({
      role: 'grid',
      'aria-label': matrix.title,
      'aria-rowcount': total.status === 'exact' ? total.value + 1 : -1,
      'aria-colcount': extent.columns,
      'aria-busy': reading.status === 'loading',
      onKeyDown,
    }),
    getHeaderProps: (column) => {
      const sort = sortOf(column)
      return {
        role: 'columnheader',
        'aria-colindex': columnIndex(column) + 1,
        ...(column.sortable ? { 'aria-sort': ariaSort(sort) } : {}),
      }
    },
    getRowProps: (index) => ({ role: 'row', 'aria-rowindex': reading.offset + index + 2 }),
    getCellProps: (column) => ({ role: 'gridcell', 'aria-colindex': columnIndex(column) + 1 }),
    getFocusProps: (row, column) => roving.getFocusProps({ row, column: columnIndex(column) }),
    sortOf,
    toggleSort: (column) => toggleSort(column.name),
    toggleRow,
  }
}

function ariaSort(sort: 'asc' | 'desc' | null): 'ascending' | 'descending' | 'none' {
  if (sort === null) return 'none'
  return sort === 'asc' ? 'ascending' : 'descending'
}

function placeOf(element: Element): GridPlace | null {
  const [row, column] = element.getAttribute('data-dia-cell')?.split(':').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}

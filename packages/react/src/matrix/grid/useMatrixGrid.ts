import type { MatrixColumn, MatrixDefinition } from '@dia/core/matrices'
import {
  type ColumnDef,
  type Row,
  type RowData,
  rowExpandingFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { type HTMLAttributes, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react'
import type { MatrixRows } from '../reading/useMatrixRows.js'
import type { MatrixStateControls } from '../state/useMatrixState.js'
import { type ColumnLayout, columnLayout } from './columnLayout.js'
import { heightOfCard } from './heightOfCard.js'
import type { GridPlace } from './moveFocus.js'
import { revealColumn } from './revealColumn.js'
import { useColumnWindow } from './useColumnWindow.js'
import { type GridSelection, useGridKeys } from './useGridKeys.js'
import { useGridViewport } from './useGridViewport.js'
import { useRovingCell } from './useRovingCell.js'
import { type RowWindow, useRowWindow } from './useRowWindow.js'

/** Where columns stand is the layout's: TanStack keeps the rows. */
const gridFeatures = tableFeatures({ rowSortingFeature, rowExpandingFeature })

export interface MatrixGridRow<Data> {
  readonly key: string
  readonly data: Data
  readonly index: number
  /** The key of the element that draws it. */
  readonly slot: string
  /** Px from the first row's start; null where all rows are in the document. */
  readonly start: number | null
  readonly isExpanded: boolean
}

export interface MatrixGrid<Data> {
  readonly ref: RefObject<HTMLDivElement | null>
  /** The element that scrolls. */
  readonly scrollerRef: RefObject<HTMLDivElement | null>
  /** The visible columns, pinned ones first; stays the same array while they do. */
  readonly columns: readonly MatrixColumn<Data>[]
  /** How many of them stand still while the rest scroll: those pinned, as far as they leave room. */
  readonly pinnedCount: number
  /** Places of the visible columns that are drawn; null is all of them. */
  readonly drawnColumns: ReadonlySet<number> | null
  /** The rows that are drawn. */
  readonly rows: readonly MatrixGridRow<Data>[]
  readonly window: RowWindow
  readonly hasDetail: boolean
  /** Columns before the first data column: the one that opens the detail, the one that selects. */
  readonly lead: number
  /** Columns after the last data column: the one with the row's actions. */
  readonly trail: 0 | 1
  readonly layout: ColumnLayout
  /** Px of a row as a card, where rows are cards. */
  readonly cardHeight: number | null
  /** Px of the window's height; null until it is laid out. */
  readonly bodyRoom: number | null
  /** The cell in the tab order; row −1 is the header. */
  readonly active: GridPlace
  getGridProps(): HTMLAttributes<HTMLElement>
  sortOf(column: MatrixColumn<Data>): 'asc' | 'desc' | null
  toggleSort(column: string): void
  toggleRow(key: string): void
  focus(place: GridPlace): void
}

export interface MatrixGridOptions {
  /** What a screen reader calls the grid; without it the matrix's own title. */
  readonly label?: string
  /** Rows open in place. */
  readonly hasDetail?: boolean
  /** Selects rows by keys; without it rows cannot be selected. */
  readonly selection?: GridSelection | undefined
  /** Rows end in a column with their actions. */
  readonly hasRowActions?: boolean
  /** Measured anew when it changes. */
  readonly density?: string
}

/** The behaviour of a matrix as an ARIA grid: columns, rows, sorting, open rows, roving focus, keys. No looks. */
export function useMatrixGrid<Data extends RowData>(
  matrix: MatrixDefinition<Data>,
  reading: MatrixRows<Data>,
  controls: MatrixStateControls,
  options: MatrixGridOptions = {},
): MatrixGrid<Data> {
  'use no memo' // TanStack's instances change in place.
  const { label = matrix.title, hasDetail = false, selection, hasRowActions = false } = options
  const ref = useRef<HTMLDivElement | null>(null)
  const scrollerRef = useRef<HTMLDivElement | null>(null)
  const { state, toggleRow, toggleSort } = controls
  const { view } = reading
  const viewport = useGridViewport(scrollerRef, options.density ?? '')
  const keyOf = useCallback((row: Data) => String(row[matrix.key]), [matrix])

  const { columns, pinned } = useMemo(() => {
    const named = (names: readonly string[]) =>
      names.flatMap((name) => matrix.columns.find((column) => column.name === name) ?? [])
    const pinned = named(state.columns.filter((name) => state.pinned.includes(name)))
    return {
      columns: [...pinned, ...named(state.columns.filter((name) => !state.pinned.includes(name)))],
      pinned,
    }
  }, [matrix, state.columns, state.pinned])
  const lead = (hasDetail ? 1 : 0) + (selection ? 1 : 0)
  const trail = hasRowActions ? 1 : 0
  const room = viewport?.width ?? null
  const layout = useMemo(
    () => columnLayout({ columns, widths: state.widths, lead, trail, pinnedCount: pinned.length, room }),
    [columns, state.widths, lead, trail, pinned, room],
  )
  const pinnedCount = layout.pins.length - lead

  const extent = { rows: view.length, columns: columns.length + lead + trail }
  const revealRow = useRef<(index: number) => void>(() => undefined)
  const roving = useRovingCell(ref, {
    view,
    keyOf,
    extent,
    reveal: (place, element) => {
      if (place.row >= 0) revealRow.current(place.row)
      if (scrollerRef.current) revealColumn(scrollerRef.current, element)
    },
  })
  const { active } = roving
  const cardHeight = viewport?.isNarrow ? heightOfCard(columns.length, view.length) : null
  const rowHeight = cardHeight ?? viewport?.row ?? 32
  const window = useRowWindow(scrollerRef, {
    count: view.length,
    active: active.row,
    viewport,
    rowHeight,
    view,
    expanded: state.expanded,
    keyAt: (index) => keyOf(view.rowAt(index)),
  })
  useEffect(() => {
    revealRow.current = (index) => {
      if (window.isVirtual) window.reveal(index)
      else ref.current?.querySelector(`[data-dia-row="${index}"]`)?.scrollIntoView?.({ block: 'nearest' })
    }
  })
  const drawnColumns = useColumnWindow(scrollerRef, {
    layout,
    // A card holds all of them.
    room: cardHeight === null ? room : null,
    pinnedCount,
    active: active.column - lead,
    isRtl: viewport?.isRtl ?? false,
  })

  // TanStack only ever sees the rows that are drawn.
  const drawn = window.places.map(({ index }) => index).join(' ')
  const data = useMemo(
    () =>
      drawn
        .split(' ')
        .filter(Boolean)
        .map((index) => view.rowAt(Number(index))),
    [view, drawn],
  )
  const definitions = useMemo<ColumnDef<typeof gridFeatures, Data>[]>(
    () =>
      matrix.columns.map((column) => ({
        id: column.name,
        accessorFn: (row: Data): unknown => row[column.name],
        header: column.label,
        enableSorting: column.sortable ?? false,
      })),
    [matrix],
  )
  const tableState = useMemo(
    () => ({
      sorting: [{ id: state.sort.column, desc: state.sort.direction === 'desc' }],
      expanded: Object.fromEntries(state.expanded.map((key) => [key, true])),
    }),
    [state.sort, state.expanded],
  )
  const table = useTable({
    features: gridFeatures,
    columns: definitions,
    data,
    getRowId: keyOf,
    getRowCanExpand: () => hasDetail,
    autoResetAll: false,
    manualSorting: true,
    manualExpanding: true,
    enableMultiSort: false,
    state: tableState,
  })
  const tableRows = table.getRowModel().rows
  const rows = window.places.flatMap((place, at) => {
    const row: Row<typeof gridFeatures, Data> | undefined = tableRows[at]
    return row
      ? [{ ...place, key: row.id, data: row.original, isExpanded: hasDetail && row.getIsExpanded() }]
      : []
  })

  const onKeyDown = useGridKeys({
    extent,
    visibleRows: window.isVirtual ? window.visibleRows : 10,
    keyAt: (index) => (index >= 0 && index < view.length ? keyOf(view.rowAt(index)) : undefined),
    indexOfKey: (key) => view.indexOfKey(key),
    activeColumn: active.column,
    focus: roving.focus,
    onOpenRow: hasDetail ? toggleRow : undefined,
    selection,
  })

  const { total } = reading
  return {
    ref,
    scrollerRef,
    columns,
    pinnedCount,
    drawnColumns,
    rows,
    window,
    hasDetail,
    lead,
    trail,
    layout,
    cardHeight,
    bodyRoom: viewport ? viewport.height - viewport.head : null,
    active,
    getGridProps: () => ({
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': total.status === 'exact' ? total.value + 1 : -1,
      'aria-colcount': extent.columns,
      'aria-multiselectable': selection ? true : undefined,
      'aria-busy': reading.status === 'loading',
      onKeyDown,
      onFocus: roving.onFocus,
    }),
    sortOf: (column) => (state.sort.column === column.name ? state.sort.direction : null),
    toggleSort,
    toggleRow,
    focus: roving.focus,
  }
}

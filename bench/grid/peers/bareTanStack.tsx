import {
  type ColumnDef,
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type BenchRow, COLUMN_WIDTH, COLUMNS, NUMBERS, ROW_HEIGHT } from '../benchRows.js'
import type { GridPeer } from '../GridPeer.js'
import './handWritten.css'

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
  sortFns: { basic: sortFn_basic },
  filterFns: { includesString: filterFn_includesString },
})

const columns: ColumnDef<typeof features, BenchRow>[] = [...COLUMNS, 'search_text' as const].map((name) => ({
  id: name,
  accessorFn: (row: BenchRow): unknown => row[name],
  sortFn: 'basic',
  enableGlobalFilter: name === 'search_text',
}))

interface Asked {
  sort(column: string): void
  filter(text: string): void
}

function Grid({ rows, onReady }: { rows: readonly BenchRow[]; onReady(asked: Asked): void }) {
  'use no memo'
  const scroller = useRef<HTMLDivElement | null>(null)
  const [sorting, setSorting] = useState<{ id: string; desc: boolean }[]>([])
  const [globalFilter, setGlobalFilter] = useState('')
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: (row) => row.id,
    globalFilterFn: 'includesString',
    state: { sorting, globalFilter },
  })
  const found = table.getRowModel().rows
  const virtualizer = useVirtualizer({
    count: found.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  })
  onReady({ sort: (id) => setSorting([{ id, desc: false }]), filter: setGlobalFilter })
  return (
    <div ref={scroller} className="hand" style={{ ['--column' as string]: `${COLUMN_WIDTH}px` }}>
      <div className="head">
        {COLUMNS.map((name) => (
          <b key={name}>{name}</b>
        ))}
      </div>
      <div className="body" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            className="row"
            data-index={index}
            style={{ transform: `translate3d(0, ${start}px, 0)` }}
          >
            {COLUMNS.map((name) => (
              <span key={name} className={NUMBERS.has(name) ? 'number' : undefined}>
                {String(found[index]?.getValue(name))}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}

/** TanStack Table and Virtual as their guides put them together: the table holds all rows. */
const bareTanStack: GridPeer = {
  mount(host, rows) {
    const root = createRoot(host)
    let asked: Asked | null = null
    root.render(
      <Grid
        rows={rows}
        onReady={(made) => {
          asked = made
        }}
      />,
    )
    return {
      sort: (column) => asked?.sort(column),
      filter: (text) => asked?.filter(text),
      scroller: () => host.querySelector('.hand'),
      unmount: () => root.unmount(),
    }
  },
}

globalThis.gridPeer = bareTanStack

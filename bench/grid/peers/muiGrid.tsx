import { DataGrid, type GridApiCommon, useGridApiRef } from '@mui/x-data-grid'
import type { RefObject } from 'react'
import { createRoot } from 'react-dom/client'
import { type BenchRow, COLUMN_WIDTH, COLUMNS, NUMBERS, ROW_HEIGHT } from '../benchRows.js'
import type { GridPeer } from '../GridPeer.js'

const columns = COLUMNS.map((field) => ({
  field,
  width: COLUMN_WIDTH,
  type: NUMBERS.has(field) ? ('number' as const) : ('string' as const),
}))

function Grid({
  rows,
  onApi,
}: {
  rows: readonly BenchRow[]
  onApi(api: RefObject<GridApiCommon | null>): void
}) {
  const api = useGridApiRef()
  onApi(api)
  return (
    <DataGrid
      apiRef={api}
      rows={rows}
      columns={columns}
      rowHeight={ROW_HEIGHT}
      columnHeaderHeight={ROW_HEIGHT}
      initialState={{ pagination: { paginationModel: { pageSize: 100 } } }}
      pageSizeOptions={[100]}
    />
  )
}

/** MUI X DataGrid, the free one: it holds 100 rows a page and no more, so that its pages are turned. */
const muiGrid: GridPeer = {
  mount(host, rows) {
    const root = createRoot(host)
    let api: RefObject<GridApiCommon | null> = { current: null }
    root.render(
      <Grid
        rows={rows}
        onApi={(made) => {
          api = made
        }}
      />,
    )
    return {
      sort: (field) => api.current?.setSortModel([{ field, sort: 'asc' }]),
      filter: (text) => api.current?.setQuickFilterValues(text === '' ? [] : [text]),
      scroller: () => host.querySelector('.MuiDataGrid-virtualScroller'),
      toPage: (page) => api.current?.setPage(page),
      unmount: () => root.unmount(),
    }
  },
}

globalThis.gridPeer = muiGrid

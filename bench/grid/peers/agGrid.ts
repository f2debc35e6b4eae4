import { AllCommunityModule, createGrid, type GridApi, ModuleRegistry } from 'ag-grid-community'
import { type BenchRow, COLUMN_WIDTH, COLUMNS, NUMBERS, ROW_HEIGHT } from '../benchRows.js'
import type { GridPeer } from '../GridPeer.js'

ModuleRegistry.registerModules([AllCommunityModule])

/** AG Grid Community without a framework around it, as it is fastest. */
const agGrid: GridPeer = {
  mount(host, rows) {
    const api: GridApi<BenchRow> = createGrid<BenchRow>(host, {
      rowData: [...rows],
      columnDefs: COLUMNS.map((field) => ({
        field,
        width: COLUMN_WIDTH,
        ...(NUMBERS.has(field) ? { type: 'rightAligned' } : {}),
        getQuickFilterText: ({ value }) =>
          field === 'name' || field === 'email' || field === 'city' ? String(value) : '',
      })),
      getRowId: ({ data }) => data.id,
      rowHeight: ROW_HEIGHT,
      headerHeight: ROW_HEIGHT,
    })
    return {
      sort(column) {
        api.applyColumnState({ state: [{ colId: column, sort: 'asc' }], defaultState: { sort: null } })
      },
      filter: (text) => api.setGridOption('quickFilterText', text),
      scroller: () => host.querySelector('.ag-body-viewport, .ag-grid-viewport'),
      unmount: () => api.destroy(),
    }
  },
}

globalThis.gridPeer = agGrid

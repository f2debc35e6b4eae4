/** Words of the grid and what stands around it. Numbers and dates arrive formatted. */
export interface MatrixMessages {
  /** Titles and labels of matrices, for translation; `text` is what the definition says. */
  label(
    text: string,
    where: {
      matrix: string
      column?: string
      filter?: string
      option?: string
      breakdown?: string
      part?: string
    },
  ): string
  readonly search: string
  readonly clearSearch: string
  asOf(relativeTime: string): string
  readonly refresh: string
  readonly refreshing: string
  readonly loading: string
  readonly columns: string
  readonly openDetail: string
  detailOf(row: string): string
  readonly rowsPerPage: string
  readonly previousPage: string
  readonly nextPage: string
  readonly noRows: string
  rangeOf(from: string, to: string, total: string): string
  rangeOfAbout(from: string, to: string, total: string): string
  rangeOfMany(from: string, to: string): string
  rangeCounting(from: string, to: string): string
  readonly countExactly: string
  /** Read out when rows have arrived: which of how many, and by which column. */
  announceRows(range: string, column: string, direction: 'asc' | 'desc'): string
  readonly noteTitle: string
  noteParts(parts: readonly string[]): string
  /** A filter whose ids are more than a view keeps. */
  noteIds(filter: string, ids: string, most: string): string
  readonly dismiss: string
  readonly rowActions: string
  readonly selectPage: string
  selectRow(row: string): string
  columnActions(column: string): string
  readonly sortAscending: string
  readonly sortDescending: string
  /** Why a column cannot be sorted by now. */
  readonly sortNotOffered: string
  readonly pin: string
  readonly unpin: string
  pinColumn(column: string): string
  readonly moveBefore: string
  readonly moveAfter: string
  moveColumnUp(column: string): string
  moveColumnDown(column: string): string
  readonly wider: string
  readonly narrower: string
  readonly fitWidth: string
  /** On paper, which holds the first rows alone. */
  printedFirst(rows: string, of: string): string
  readonly resetWidth: string
  readonly hideColumn: string
  readonly lastColumn: string
  readonly resetColumns: string
  readonly figures: string
  readonly fields: string
  /** The tab of what an interaction moved. */
  readonly dna: string
  readonly detailTabs: string
  /** Names a payload among those of other open rows. */
  payloadOf(payload: string, row: string): string
  readonly density: string
  readonly compact: string
  readonly comfortable: string
}

export const englishMatrix: MatrixMessages = {
  label: (text) => text,
  search: 'Search',
  clearSearch: 'Clear search',
  asOf: (relativeTime) => `as of ${relativeTime}`,
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  loading: 'Loading rows',
  columns: 'Columns',
  openDetail: 'Show details',
  detailOf: (row) => `Details of ${row}`,
  rowsPerPage: 'Rows per page',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  noRows: 'No rows',
  rangeOf: (from, to, total) => `${from}–${to} of ${total}`,
  rangeOfAbout: (from, to, total) => `${from}–${to} of about ${total}`,
  rangeOfMany: (from, to) => `${from}–${to} of many`,
  rangeCounting: (from, to) => `${from}–${to} of …`,
  countExactly: 'Count exactly',
  announceRows: (range, column, direction) =>
    `Rows ${range}, sorted by ${column}, ${direction === 'asc' ? 'ascending' : 'descending'}`,
  noteTitle: 'Parts of the view could not be used and are at default:',
  noteParts: (parts) => parts.join(', '),
  noteIds: (filter, ids, most) => `${filter} (${ids} ids, of which a view keeps ${most} at most)`,
  dismiss: 'Dismiss',
  rowActions: 'Actions',
  selectPage: 'Select the rows shown',
  selectRow: (row) => `Select ${row}`,
  columnActions: (column) => `Column ${column}`,
  sortAscending: 'Sort ascending',
  sortDescending: 'Sort descending',
  sortNotOffered: 'Not sortable with these filters',
  pin: 'Pin',
  unpin: 'Unpin',
  pinColumn: (column) => `Pin ${column}`,
  moveBefore: 'Move towards the start',
  moveAfter: 'Move towards the end',
  moveColumnUp: (column) => `Move ${column} up`,
  moveColumnDown: (column) => `Move ${column} down`,
  wider: 'Wider',
  narrower: 'Narrower',
  fitWidth: 'Fit to what it shows',
  printedFirst: (rows, of) => `The first ${rows} of ${of} rows. An export holds all of them.`,
  resetWidth: 'Own width',
  hideColumn: 'Hide',
  lastColumn: 'The last column stays',
  resetColumns: 'Default columns',
  figures: 'Figures',
  fields: 'Fields',
  dna: 'DNA',
  detailTabs: 'Parts of the row',
  payloadOf: (payload, row) => `${payload} of ${row}`,
  density: 'Density',
  compact: 'Compact',
  comfortable: 'Comfortable',
}

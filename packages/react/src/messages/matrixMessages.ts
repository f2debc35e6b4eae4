/** Words of the grid and what stands around it. Numbers and dates arrive formatted. */
export interface MatrixMessages {
  /** Titles and labels of matrices, for translation; `text` is what the definition says. */
  label(text: string, where: { matrix: string; column?: string; filter?: string; option?: string }): string
  readonly search: string
  readonly clearSearch: string
  asOf(relativeTime: string): string
  readonly live: string
  readonly refresh: string
  readonly refreshing: string
  readonly loading: string
  readonly columns: string
  readonly openDetail: string
  readonly closeDetail: string
  detailOf(row: string): string
  readonly sortable: string
  readonly rowsPerPage: string
  readonly previousPage: string
  readonly nextPage: string
  readonly noRows: string
  rangeOf(from: string, to: string, total: string): string
  rangeOfAbout(from: string, to: string, total: string): string
  rangeOfMany(from: string, to: string): string
  rangeCounting(from: string, to: string): string
  readonly countExactly: string
  /** Read out when rows have arrived. */
  announceRows(count: string): string
  readonly noteTitle: string
  noteParts(parts: readonly string[]): string
  readonly dismiss: string
}

export const englishMatrix: MatrixMessages = {
  label: (text) => text,
  search: 'Search',
  clearSearch: 'Clear search',
  asOf: (relativeTime) => `as of ${relativeTime}`,
  live: 'live',
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  loading: 'Loading rows',
  columns: 'Columns',
  openDetail: 'Show details',
  closeDetail: 'Hide details',
  detailOf: (row) => `Details of ${row}`,
  sortable: 'Sort',
  rowsPerPage: 'Rows per page',
  previousPage: 'Previous page',
  nextPage: 'Next page',
  noRows: 'No rows',
  rangeOf: (from, to, total) => `${from}–${to} of ${total}`,
  rangeOfAbout: (from, to, total) => `${from}–${to} of about ${total}`,
  rangeOfMany: (from, to) => `${from}–${to} of many`,
  rangeCounting: (from, to) => `${from}–${to} of …`,
  countExactly: 'Count exactly',
  announceRows: (count) => `${count} rows shown`,
  noteTitle: 'Parts of the saved view could not be used and are at their default:',
  noteParts: (parts) => parts.join(', '),
  dismiss: 'Dismiss',
}

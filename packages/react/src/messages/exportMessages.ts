/** Words of the export. Numbers arrive formatted. */
export interface ExportMessages {
  readonly open: string
  title(matrix: string): string
  readonly format: string
  readonly formats: Readonly<Record<'csv' | 'json' | 'ndjson', string>>
  readonly columns: string
  readonly allRows: string
  count(count: string): string
  countAbout(count: string): string
  readonly start: string
  readonly cancel: string
  readonly close: string
  progress(done: string): string
  progressOf(done: string, total: string): string
  done(count: string): string
  cancelled(count: string): string
}

export const englishExport: ExportMessages = {
  open: 'Export',
  title: (matrix) => `Export ${matrix}`,
  format: 'Format',
  formats: { csv: 'CSV', json: 'JSON', ndjson: 'NDJSON' },
  columns: 'Columns',
  allRows: 'All rows that match, not only those shown',
  count: (count) => `${count} rows`,
  countAbout: (count) => `about ${count} rows`,
  start: 'Export',
  cancel: 'Cancel',
  close: 'Close',
  progress: (done) => `${done} rows`,
  progressOf: (done, total) => `${done} of ${total} rows`,
  done: (count) => `Exported ${count} rows.`,
  cancelled: (count) => `Cancelled after ${count} rows; nothing was saved.`,
}

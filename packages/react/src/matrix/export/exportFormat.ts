import type { MatrixColumn } from '@dia/core/matrices'
import Papa from 'papaparse'
import { exportValue } from './exportValue.js'

export type ExportFormat = 'csv' | 'json' | 'ndjson'

type Row = Readonly<Record<string, unknown>>

/** A file in the making: what stands before the rows, between batches of them, and after them. */
export interface ExportWriter {
  readonly mediaType: string
  readonly extension: string
  head(): string
  /** Rows as text; `isFirst` is the first batch that holds any. */
  rows(rows: readonly Row[], isFirst: boolean): string
  tail(isEmpty: boolean): string
}

/** Excel and its like take a text that begins so for a formula, full-width signs too. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** Writes rows in a format, in these columns. CSV as RFC 4180 with formulas in texts made harmless. */
export function exportWriter(format: ExportFormat, columns: readonly MatrixColumn<Row>[]): ExportWriter {
  const record = (row: Row) =>
    Object.fromEntries(columns.map((column) => [column.name, exportValue(column, row[column.name])]))
  switch (format) {
    case 'csv': {
      const write = (lines: readonly (readonly unknown[])[]) =>
        lines.length === 0
          ? ''
          : `${Papa.unparse(lines as unknown[][], { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
      return {
        mediaType: 'text/csv;charset=utf-8',
        extension: 'csv',
        head: () => write([columns.map(({ name }) => name)]),
        rows: (rows) => write(rows.map((row) => columns.map((column) => csvValue(column, row[column.name])))),
        tail: () => '',
      }
    }
    case 'ndjson':
      return {
        mediaType: 'application/x-ndjson',
        extension: 'ndjson',
        head: () => '',
        rows: (rows) => rows.map((row) => `${jsonLine(record(row))}\n`).join(''),
        tail: () => '',
      }
    case 'json':
      return {
        mediaType: 'application/json',
        extension: 'json',
        head: () => '[',
        rows: (rows, isFirst) =>
          (isFirst ? '\n' : ',\n') + rows.map((row) => jsonLine(record(row))).join(',\n'),
        tail: (isEmpty) => (isEmpty ? ']\n' : '\n]\n'),
      }
  }
}

/** What stands in a field: numbers as they are, all else as text. */
function csvValue(column: MatrixColumn<Row>, value: unknown): unknown {
  const exported = exportValue(column, value)
  return typeof exported === 'object' && exported !== null ? jsonLine(exported) : exported
}

/** Whole money keeps its digits: as a number where JSON can hold it, as text past 2^53. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value, (_, item) =>
    typeof item === 'bigint'
      ? item >= Number.MIN_SAFE_INTEGER && item <= Number.MAX_SAFE_INTEGER
        ? Number(item)
        : String(item)
      : item,
  )
}

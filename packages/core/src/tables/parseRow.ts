import type { DiaError } from '../errors/index.js'
import { requireTable } from './requireTable.js'
import { rowInvalid } from './rowInvalid.js'
import { type TableName, type TableRow, tableSchemas } from './tableSchemas.js'

export type OnInvalid =
  | { readonly onInvalid?: 'throw' }
  | { readonly onInvalid: 'warn'; readonly warn: (error: DiaError) => void }

/**
 * Reads one row as a driver or the API answered it. Unknown columns are left out of the result and never fail.
 * A row that does not fit throws ROW_INVALID, naming table, row key and columns, never a value. With `warn` the
 * error goes to the callback instead: broken nullable columns read as null, and a row that cannot be read is null.
 * @example
 * import { parseRow } from '@dia/core/tables'
 * parseRow('audio_features', { content_id: '00000000-0000-4000-8000-000000000001', tempo: '120.5' }).tempo // → 120.5
 */
export function parseRow<Name extends TableName>(
  table: Name,
  value: unknown,
  options?: { readonly onInvalid?: 'throw' },
): TableRow<Name>
export function parseRow<Name extends TableName>(
  table: Name,
  value: unknown,
  options: OnInvalid,
): TableRow<Name> | null
export function parseRow<Name extends TableName>(
  table: Name,
  value: unknown,
  options: OnInvalid = {},
): TableRow<Name> | null {
  requireTable(table)
  const { error, row, columns } = attempt(table, () => value)
  if (error === undefined) return row
  if (options?.onInvalid !== 'warn') throw error
  options.warn(error)
  const second = attempt(table, () => withoutColumns(value, columns))
  return second.error === undefined ? second.row : null
}

type Attempt<Name extends TableName> =
  | { error?: undefined; row: TableRow<Name>; columns?: undefined }
  | { error: DiaError; row?: undefined; columns: readonly PropertyKey[] }

function attempt<Name extends TableName>(table: Name, read: () => unknown): Attempt<Name> {
  const { row, key } = tableSchemas[table]
  try {
    const value = read()
    const result = row.safeParse(value)
    if (result.success) return { row: result.data as TableRow<Name> }
    const columns = result.error.issues.map((issue) => issue.path[0] ?? '')
    return { error: rowInvalid(table, key, value, result.error), columns }
  } catch (cause) {
    return { error: rowInvalid(table, key, undefined, cause), columns: [''] }
  }
}

function withoutColumns(value: unknown, columns: readonly PropertyKey[]): unknown {
  if (typeof value !== 'object' || value === null || columns.includes('')) return value
  return { ...value, ...Object.fromEntries(columns.map((column) => [column, null])) }
}

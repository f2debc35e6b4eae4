import { requireTable } from './requireTable.js'
import { rowInvalid } from './rowInvalid.js'
import { type TableName, type TableWrite, tableSchemas } from './tableSchemas.js'

/**
 * Checks a row that is to be written and makes what the API takes: money and vectors as text, timestamps in UTC.
 * An unknown column fails, so that a misspelt one is not lost. Throws ROW_INVALID.
 * @example
 * import { parseInsert } from '@dia/core/tables'
 * parseInsert('treasury_accounts', { user_id: '00000000-0000-4000-8000-000000000001', balance_cents: 1250n }).balance_cents // → '1250'
 */
export function parseInsert<Name extends TableName>(table: Name, value: unknown): TableWrite<Name> {
  requireTable(table)
  const { insert, key } = tableSchemas[table]
  try {
    return insert.parse(value) as TableWrite<Name>
  } catch (cause) {
    throw rowInvalid(table, key, value, cause)
  }
}

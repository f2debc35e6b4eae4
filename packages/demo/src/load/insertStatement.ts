import { DEMO_TABLES, type DemoTable } from '../generate/tables.js'

/**
 * One statement that inserts a whole batch, given as JSON text. Names and types come from DEMO_TABLES alone; the
 * cast goes through text, so that no driver re-encodes the JSON.
 */
export function insertStatement(table: DemoTable): string {
  const columns = Object.entries(DEMO_TABLES[table])
  const names = columns.map(([name]) => name).join(', ')
  const typed = columns.map(([name, type]) => `${name} ${type}`).join(', ')
  return (
    `insert into ${table} (${names}) select ${names} from json_to_recordset($1::text::json) as batch(${typed}) ` +
    'on conflict do nothing'
  )
}

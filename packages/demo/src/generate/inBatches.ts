import type { DemoRecord, DemoValue } from './DemoRecord.js'
import { columnsOf, DEMO_TABLE_NAMES, type DemoTable } from './tables.js'

/** Rows of one table, each in the order of the columns. */
export interface DemoBatch {
  table: DemoTable
  columns: readonly string[]
  rows: readonly (readonly DemoValue[])[]
}

const MOST_ROWS = 1000

/**
 * Gathers records into batches by table. When one table's batch is full, all tables before it in foreign-key order
 * are sent first, so that a child never travels ahead of its parent.
 */
export function* inBatches(records: Iterable<readonly DemoRecord[]>): Generator<DemoBatch> {
  const waiting = new Map<DemoTable, (readonly DemoValue[])[]>(DEMO_TABLE_NAMES.map((table) => [table, []]))

  function* sendUpTo(last: DemoTable): Generator<DemoBatch> {
    for (const table of DEMO_TABLE_NAMES) {
      const rows = waiting.get(table)
      if (rows && rows.length > 0) {
        waiting.set(table, [])
        yield { table, columns: columnsOf(table), rows }
      }
      if (table === last) return
    }
  }

  for (const group of records) {
    for (const { table, row } of group) {
      const rows = waiting.get(table)
      rows?.push(row)
      if (rows?.length === MOST_ROWS) yield* sendUpTo(table)
    }
  }
  yield* sendUpTo('public.passport_entries')
}

import {
  DEMO_TABLE_NAMES,
  type DemoBatch,
  type DemoTable,
  type DemoValue,
  generateDemo,
} from '../generate/index.js'
import type { DemoOptions } from '../options/index.js'
import { expectedRows } from './expectedRows.js'
import { insertStatement } from './insertStatement.js'

/** Anything that runs one statement: pg, PGlite, a wrapped postgres.js. It must be the database's owner. */
export interface DemoDatabase {
  query(text: string, values?: readonly unknown[]): Promise<unknown>
}

export interface LoadProgress {
  /** The table just written to, and how many rows. */
  table: DemoTable
  rows: number
  /** Rows so far, and about how many there will be; exact at the end. */
  done: number
  total: number
}

export interface LoadOptions extends DemoOptions {
  onProgress?(progress: LoadProgress): void
  signal?: AbortSignal
}

/** Rows offered to each table; those that were there already count too. */
export type DemoCounts = Readonly<Record<DemoTable, number>>

/**
 * Writes the demo into a host database with the kit's tables. A second run with the same options adds nothing. The
 * transaction is the caller's. Rejects with DEMO_OPTIONS_INVALID, the database's error, or the signal's reason.
 */
export async function loadDemo(database: DemoDatabase, options: LoadOptions = {}): Promise<DemoCounts> {
  const { onProgress, signal, ...demo } = options
  const counts = noRows()
  const estimate = expectedRows(demo)
  let done = 0
  let table: DemoTable = 'auth.users'
  for (const batch of generateDemo(demo)) {
    signal?.throwIfAborted()
    await database.query(insertStatement(batch.table), [JSON.stringify(namedRows(batch))])
    table = batch.table
    counts[table] += batch.rows.length
    done += batch.rows.length
    onProgress?.({ table, rows: batch.rows.length, done, total: Math.max(done, estimate) })
  }
  onProgress?.({ table, rows: 0, done, total: done })
  return counts
}

function noRows(): Record<DemoTable, number> {
  return Object.fromEntries(DEMO_TABLE_NAMES.map((table) => [table, 0])) as Record<DemoTable, number>
}

function namedRows({ columns, rows }: DemoBatch): Record<string, DemoValue>[] {
  return rows.map((row) => Object.fromEntries(row.map((value, place) => [columns[place], value])))
}

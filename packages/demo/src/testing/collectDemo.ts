import { DEMO_TABLE_NAMES, type DemoTable, type DemoValue, generateDemo } from '../generate/index.js'
import type { DemoOptions } from '../options/index.js'

export type DemoRow = Readonly<Record<string, DemoValue>>

/** The whole demo in memory, by table; for tests of small demos only. */
export function collectDemo(options: DemoOptions = {}): Record<DemoTable, DemoRow[]> {
  const tables = Object.fromEntries(DEMO_TABLE_NAMES.map((table) => [table, []])) as unknown as Record<
    DemoTable,
    DemoRow[]
  >
  for (const { table, columns, rows } of generateDemo(options)) {
    for (const row of rows) {
      tables[table].push(Object.fromEntries(columns.map((column, place) => [column, row[place] ?? null])))
    }
  }
  return tables
}

/** A small demo that still holds the whole cast. */
export const SMALL_DEMO: DemoOptions = { users: 80, artists: 12, tracks: 60, events: 6, interactions: 3500 }

/** A jsonb cell as an object. */
export function fieldsOf(value: DemoValue | undefined): Readonly<Record<string, DemoValue>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new TypeError('No JSON object.')
  return value as Readonly<Record<string, DemoValue>>
}

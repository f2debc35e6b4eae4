import { DEMO_TABLES, type DemoTable } from './tables.js'

export type DemoJson =
  | string
  | number
  | boolean
  | null
  | readonly DemoJson[]
  | { readonly [key: string]: DemoJson }

/** A cell: times are ISO strings, `text[]` an array of strings, `jsonb` a plain value. */
export type DemoValue = DemoJson

/** One row on its way into a batch; the values stand in the order of the table's columns. */
export interface DemoRecord {
  table: DemoTable
  row: readonly DemoValue[]
}

/** Builds a row from named values, so that a missing or a misspelt column does not compile. */
export function recordOf<T extends DemoTable>(
  table: T,
  values: Readonly<Record<keyof (typeof DEMO_TABLES)[T], DemoValue>>,
): DemoRecord {
  const row: DemoValue[] = []
  for (const column in DEMO_TABLES[table]) row.push(values[column])
  return { table, row }
}

/** A moment as Postgres and JavaScript both read it. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

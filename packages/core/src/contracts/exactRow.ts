import type { MatrixDefinition } from '../matrices/index.js'
import type { ContractRow } from './ContractRow.js'

/** The columns of a definition as values that are the same however an adapter writes them: times, numbers and cents. */
export function exactRow<Row>({ columns }: MatrixDefinition<Row>, row: Row): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, kind }) => {
      const value: unknown = row[name]
      if (value === null || value === undefined) return [name, value === null ? null : 'missing']
      if (kind === 'time') return [name, new Date(String(value)).toISOString()]
      if (kind === 'number') return [name, Number(value)]
      return [name, kind === 'money' ? String(value) : value]
    }),
  )
}

/** Codes name the contract's rows shortly. */
export function codesOf(rows: readonly ContractRow[]): string[] {
  return rows.map(({ code }) => code)
}

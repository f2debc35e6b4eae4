import { DiaError } from '../errors/index.js'
import type { AnyQuery } from './QueryDefinition.js'
import { readQueryValue } from './readQueryValue.js'

/** The columns that a query pages by. */
function keysetOf(query: AnyQuery): readonly string[] {
  return query.parameters.flatMap((parameter) => ('after' in parameter ? [parameter.after] : []))
}

/** An opaque text that says where a page ended. */
export function encodeQueryCursor(query: AnyQuery, lastRow: object): string {
  return JSON.stringify([query.name, ...keysetOf(query).map((column) => Reflect.get(lastRow, column))])
}

/** The position that a cursor names, column by column. Throws INVALID_CURSOR for a foreign or damaged one. */
export function decodeQueryCursor(query: AnyQuery, cursor: string): ReadonlyMap<string, unknown> {
  try {
    const [name, ...values] = JSON.parse(cursor) as unknown[]
    const columns = keysetOf(query)
    const position = columns.map((column, index): [string, unknown] => {
      const type = query.columns[column] ?? 'text'
      const value = readQueryValue(type, values[index])
      const isOdd = value === undefined || (type.startsWith('uuid') && !isUuid(value))
      if (isOdd) throw new TypeError(`${column} is no ${type}`)
      return [column, value]
    })
    if (name === query.name && values.length === columns.length) return new Map(position)
  } catch {
    // Answered below.
  }
  throw new DiaError(
    'INVALID_CURSOR',
    'The page cursor does not belong to this query',
    'Start again at the first page.',
  )
}

export function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}

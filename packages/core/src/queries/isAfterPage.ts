import { compareText } from '../journey/compareText.js'
import type { AnyQuery } from './QueryDefinition.js'

/** The columns whose pages ascend; all others descend. Null comes last. */
const ASCENDING: readonly string[] = ['session_id', 'artist_name']

/** Whether a row comes after the position that a request names, by the columns that the query pages by. */
export function isAfterPage(query: AnyQuery, row: object, asked: Readonly<Record<string, unknown>>): boolean {
  const keyset = query.parameters.flatMap((parameter) =>
    'after' in parameter ? [{ column: parameter.after, end: asked[parameter.name] ?? null }] : [],
  )
  if (keyset.every(({ end }) => end === null)) return true
  for (const { column, end } of keyset) {
    const value: unknown = Reflect.get(row, column) ?? null
    if (value === end) continue
    if (value === null || end === null) return value === null
    const order = typeof value === 'number' ? value - Number(end) : compareText(String(value), String(end))
    return ASCENDING.includes(column) ? order > 0 : order < 0
  }
  return false
}

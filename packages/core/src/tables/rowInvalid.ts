import * as z from 'zod'
import { DiaError } from '../errors/index.js'

/** The error for a row that does not fit its table: names columns and the row's key, never what they hold. */
export function rowInvalid(table: string, key: readonly string[], value: unknown, cause: unknown): DiaError {
  const problems =
    cause instanceof z.ZodError
      ? cause.issues.map(({ path, message }) => ({
          column: path.map(String).join('.') || '(row)',
          message: message.slice(0, 200),
        }))
      : [{ column: '(row)', message: 'cannot be read' }]
  const row = keyOf(key, value)
  const first = problems[0]
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : ''
  return new DiaError(
    'ROW_INVALID',
    `${table}, row ${row}: ${first?.column} does not fit (${first?.message})${more}`,
    'Mend the row, or read it with onInvalid "warn", which leaves out what does not fit.',
    { cause, details: { table, row, columns: problems.map(({ column }) => column) } },
  )
}

/** Ids and short codes only; anything longer might be somebody's data. */
function keyOf(key: readonly string[], value: unknown): string {
  if (typeof value !== 'object' || value === null) return 'unknown'
  try {
    const parts = key.map((column) => {
      const part: unknown = Reflect.get(value, column)
      return typeof part === 'string' && /^[\w:.+-]{1,40}$/.test(part) ? part : 'unknown'
    })
    return parts.join('/')
  } catch {
    return 'unknown'
  }
}

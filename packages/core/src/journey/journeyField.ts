import { DiaError } from '../errors/index.js'

/** Larger than any duration or percentage; sums of such numbers stay finite. */
const LARGEST = 1e15

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i

export type Fields = Readonly<Record<string, unknown>>

/** The rows of a list as objects whose fields are still unread. Throws INVALID_INTERACTION. */
export function fieldsOf(rows: unknown): readonly Fields[] {
  if (!Array.isArray(rows)) throw invalid('The interactions are not an array')
  for (let index = 0; index < rows.length; index++) {
    const row: unknown = rows[index]
    if (typeof row !== 'object' || row === null) throw invalid(`Interaction ${index} is not an object`)
  }
  return rows as readonly Fields[]
}

/** Text, or null where there is none. */
export function textField(row: Fields, name: string): string | null {
  const value = row[name] ?? null
  if (value === null || typeof value === 'string') return value
  throw invalid(`An interaction's ${name} is not text`)
}

/** A number, also where it came as text; null where there is none. */
export function numberField(row: Fields, name: string): number | null {
  const value = row[name] ?? null
  if (value === null) return null
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value
  if (typeof number === 'number' && Math.abs(number) <= LARGEST) return number
  throw invalid(`An interaction's ${name} is not a number, or beyond all measure`)
}

/** Text in the free-form metadata; null where there is none, or something else. */
export function metadataText(row: Fields, name: string): string | null {
  const metadata = row.metadata ?? null
  if (typeof metadata !== 'object' || metadata === null || !Object.hasOwn(metadata, name)) return null
  const value: unknown = Reflect.get(metadata, name)
  return typeof value === 'string' ? value : null
}

/** The event type, by either of its names. Throws INVALID_INTERACTION without one. */
export function eventTypeField(row: Fields): string {
  const value = textField(row, 'interaction_type') ?? textField(row, 'event_type')
  if (value === null) throw invalid('An interaction has no event type')
  return value
}

/** What was played, voted on or bought, by either of its names. */
export function entityIdField(row: Fields): string | null {
  return textField(row, 'entity_id') ?? textField(row, 'content_id')
}

function invalid(message: string): DiaError {
  return new DiaError(
    'INVALID_INTERACTION',
    message,
    'Pass rows as the queries answer them, or read them with parseRow of @dia/core/tables first.',
  )
}

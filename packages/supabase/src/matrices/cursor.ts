import { DiaError } from '@dia/core/errors'
import type { MatrixSort } from '@dia/core/matrices'

/** Where a page ended: the sort column's value and the key of its last row, as the API wrote them. */
export interface PagePosition {
  readonly value: string | number | boolean
  readonly key: string | number
}

/** An opaque cursor; it belongs to the sort it was made under. */
export function encodeCursor(sort: MatrixSort, { value, key }: PagePosition): string {
  return JSON.stringify([sort.column, sort.direction, value, key])
}

/** Reads a cursor back. Throws DiaError `INVALID_CURSOR` for a foreign or damaged one. */
export function decodeCursor(sort: MatrixSort, cursor: string): PagePosition {
  let parts: unknown
  try {
    parts = JSON.parse(cursor)
  } catch {
    parts = null
  }
  if (Array.isArray(parts) && parts.length === 4) {
    const [column, direction, value, key]: unknown[] = parts
    const isScalar = ['string', 'number', 'boolean'].includes(typeof value)
    const isKey = typeof key === 'string' || typeof key === 'number'
    if (column === sort.column && direction === sort.direction && isScalar && isKey) {
      return { value: value as PagePosition['value'], key }
    }
  }
  throw new DiaError(
    'INVALID_CURSOR',
    'The page cursor does not belong to this sort',
    'Start again at the first page.',
  )
}

import { answerOrDiaError, DiaError } from '../errors/index.js'
import type { MatrixSort } from './MatrixDefinition.js'

/** Where a page ended: the sort column's value and the key of its last row. */
export interface MatrixPosition {
  readonly value: string | number | boolean
  readonly key: string | number
  /** The whole page had this value and the next one begins with it, so that its ties are worth asking for by themselves. */
  readonly tied?: boolean
}

/**
 * An opaque cursor; it belongs to the sort it was made under. Throws DiaError `INVALID_CURSOR`.
 * @example
 * import { encodeMatrixCursor } from '@dia/core/matrices'
 * encodeMatrixCursor({ column: 'votes', direction: 'asc' }, { value: 3, key: 'a' }) // → '["votes","asc",3,"a"]'
 */
export function encodeMatrixCursor(sort: MatrixSort, position: MatrixPosition): string {
  return answerOrDiaError('encodeMatrixCursor', () => {
    const [column, direction, value, key, tied]: unknown[] = [
      sort?.column,
      sort?.direction,
      position?.value,
      position?.key,
      position?.tied,
    ]
    if (typeof column !== 'string' || typeof direction !== 'string' || !isPosition(value, key))
      throw new DiaError(
        'INVALID_CURSOR',
        'A cursor cannot be made of this position',
        'Pass the sort, and the value and key of the last row: text, a number or a boolean.',
      )
    return JSON.stringify([column, direction, value, key, ...(tied === true ? [true] : [])])
  })
}

/**
 * Reads a cursor back. Throws DiaError `INVALID_CURSOR` for a foreign or damaged one.
 * @example
 * import { decodeMatrixCursor } from '@dia/core/matrices'
 * decodeMatrixCursor({ column: 'votes', direction: 'asc' }, '["votes","asc",3,"a"]') // → { value: 3, key: 'a' }
 */
export function decodeMatrixCursor(sort: MatrixSort, cursor: string): MatrixPosition {
  return answerOrDiaError('decodeMatrixCursor', () => {
    const parts = partsOf(cursor)
    if (Array.isArray(parts) && (parts.length === 4 || (parts.length === 5 && parts[4] === true))) {
      const [column, direction, value, key, tied]: unknown[] = parts
      if (column === sort?.column && direction === sort.direction && isPosition(value, key))
        return {
          value: value as MatrixPosition['value'],
          key: key as MatrixPosition['key'],
          ...(tied === true ? { tied } : {}),
        }
    }
    throw new DiaError(
      'INVALID_CURSOR',
      'The page cursor does not belong to this sort',
      'Start again at the first page.',
    )
  })
}

function partsOf(cursor: unknown): unknown {
  try {
    return typeof cursor === 'string' ? JSON.parse(cursor) : null
  } catch {
    return null
  }
}

function isPosition(value: unknown, key: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) && ['string', 'number'].includes(typeof key)
}

import { DiaError } from '../errors/index.js'
import type { MatrixRequest } from './MatrixRequest.js'

/** A cursor of rows that never change: how many lie before it, under which sort. */
export function encodeOffset({ sort }: Pick<MatrixRequest, 'sort'>, offset: number): string {
  return JSON.stringify([sort.column, sort.direction, offset])
}

/** Throws DiaError `INVALID_CURSOR`. */
export function offsetAfter({ sort, after }: Pick<MatrixRequest, 'sort' | 'after'>): number {
  if (after === null) return 0
  const match = /^\["(.*)","(asc|desc)",(\d{1,9})\]$/.exec(String(after))
  if (match && match[1] === sort.column && match[2] === sort.direction) return Number(match[3])
  throw new DiaError(
    'INVALID_CURSOR',
    'The page cursor does not belong to this sort',
    'Start again at the first page.',
  )
}

import { DiaError } from '../errors/index.js'

/** Throws DiaError `NOT_FOUND` where no row has the key. */
export function rowOfKey<Row>(row: Row | undefined): Row {
  if (row !== undefined) return row
  throw new DiaError('NOT_FOUND', 'There is no such row', 'It may have gone since; read the page again.')
}

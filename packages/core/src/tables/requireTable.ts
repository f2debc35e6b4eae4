import { DiaError } from '../errors/index.js'
import { tableSchemas } from './tableSchemas.js'

/** Throws UNKNOWN_TABLE for a name that callers without types may pass. */
export function requireTable(table: unknown): void {
  if (typeof table === 'string' && Object.hasOwn(tableSchemas, table)) return
  throw new DiaError(
    'UNKNOWN_TABLE',
    'There is no schema for a table of this name',
    'Use one of the names of tableSchemas.',
  )
}

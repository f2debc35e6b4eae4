import type { MatrixColumn } from '@dia/core/matrices'
import type { AnyRow } from './MatrixContext.js'

/** What a row is called: what its first column says, else its key. */
export function rowName(columns: readonly MatrixColumn<AnyRow>[], row: AnyRow, rowKey: string): string {
  const [first] = columns
  const value = first && row[first.name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : rowKey
}

import type { MatrixDefinition, MatrixView } from '@dia/core/matrices'

/** Rows of a list by their place, and their places by key. */
export function listView<Row>(
  matrix: MatrixDefinition<Row>,
  rows: readonly Row[],
  refreshedAt: string | null = null,
): MatrixView<Row> {
  let places: Map<string, number> | null = null
  return {
    length: rows.length,
    rowAt: (index) => rows[index] as Row,
    indexOfKey(key) {
      places ??= new Map(rows.map((row, index) => [String(row[matrix.key]), index]))
      return places.get(key) ?? -1
    },
    refreshedAt,
  }
}

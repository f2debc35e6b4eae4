import type { MatrixDefinition } from '@dia/core/matrices'

/** What a definition asks of the server, as text: of two that bear one name, only the same may share a read. */
export function matrixKey<Row>(matrix: MatrixDefinition<Row>): string {
  const { name, relation, key, searchColumn, activityFunction, refreshedAtColumn } = matrix
  return JSON.stringify([
    [name, relation, key, searchColumn, activityFunction, refreshedAtColumn],
    matrix.columns.map((column) => [column.name, column.kind, column.companions]),
    matrix.filters.map((filter) => [filter.name, filter.column, filter.relation]),
  ])
}

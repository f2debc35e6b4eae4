import type { MatrixColumn, MatrixDefinition } from '@dia/core/matrices'

type Row = Readonly<Record<string, unknown>>

/**
 * The columns of a file: those chosen, each followed by what its cells read beside it (an amount by its currency, a user by
 * their id), so that a file says by itself what the grid shows. None stands twice; what was chosen stays in its place.
 */
export function exportedColumns(
  { columns }: Pick<MatrixDefinition<Row>, 'columns'>,
  chosen: readonly string[],
): MatrixColumn<Row>[] {
  const written = new Set(chosen)
  const known = new Map<string, MatrixColumn<Row>>(columns.map((column) => [column.name, column]))
  return chosen.flatMap((name) => {
    const column = known.get(name)
    if (column === undefined) return []
    const beside = Object.values(column.companions ?? {}).filter((other) => !written.has(other))
    for (const other of beside) written.add(other)
    return [
      column,
      ...beside.map((other) => known.get(other) ?? { name: other, label: other, kind: 'text' as const }),
    ]
  })
}

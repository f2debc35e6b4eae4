import type { MatrixDefinition } from '@dia/core/matrices'

/** What to select for a matrix: the key, the columns with what their cells read beside them; cents as exact text. */
export function selectedColumns<Row>({ key, columns, refreshedAtColumn }: MatrixDefinition<Row>): string {
  const names = new Map<string, string>([[key, key]])
  for (const { name, kind, companions = {} } of columns) {
    names.set(name, kind === 'money' ? `${name}::text` : name)
    for (const beside of Object.values(companions)) if (!names.has(beside)) names.set(beside, beside)
  }
  if (refreshedAtColumn !== undefined && !names.has(refreshedAtColumn)) {
    names.set(refreshedAtColumn, refreshedAtColumn)
  }
  return [...names.values()].join(',')
}

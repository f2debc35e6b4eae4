import type { MatrixDefinition } from '@dia/core/matrices'

/** What to select for a matrix: the key, the columns with what their cells read beside them; cents as exact text. */
export function selectedColumns<Row>({ key, columns, refreshedAtColumn }: MatrixDefinition<Row>): string {
  const names = new Map<string, string>([[key, key]])
  for (const { name, kind, companions = {} } of columns) {
    names.set(name, kind === 'money' ? `${textOf(name)}:${name}::text` : name)
    for (const beside of Object.values(companions)) if (!names.has(beside)) names.set(beside, beside)
  }
  if (refreshedAtColumn !== undefined && !names.has(refreshedAtColumn)) {
    names.set(refreshedAtColumn, refreshedAtColumn)
  }
  return [...names.values()].join(',')
}

/**
 * Cents that were selected as text, under their own names again. They travel under another name, because not every
 * server tells the column that it sorts by from the text of the same name.
 */
export function namedAsCents<Row>({ columns }: MatrixDefinition<Row>, rows: readonly object[]): Row[] {
  const money = columns.filter(({ kind }) => kind === 'money').map(({ name }) => name)
  if (money.length === 0) return rows as unknown as Row[]
  return rows.map((row) => {
    const renamed: Record<string, unknown> = { ...row }
    for (const name of money) {
      if (!Object.hasOwn(renamed, textOf(name))) continue
      renamed[name] = renamed[textOf(name)]
      delete renamed[textOf(name)]
    }
    return renamed as Row
  })
}

function textOf(name: string): string {
  return `${name}_text`
}

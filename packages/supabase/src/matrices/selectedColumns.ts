import type { MatrixDefinition } from '@dia/core/matrices'

/** The key and the columns, with what their cells read beside them. */
export function columnNames<Row>({ key, columns, refreshedAtColumn }: MatrixDefinition<Row>): string[] {
  const names = new Set<string>([key, ...columns.map(({ name }) => name)])
  for (const { companions = {} } of columns) for (const beside of Object.values(companions)) names.add(beside)
  if (refreshedAtColumn !== undefined) names.add(refreshedAtColumn)
  return [...names]
}

/** The columns of cents, which no JSON number holds exactly. */
export function moneyColumns<Row>({ columns }: MatrixDefinition<Row>): string[] {
  return columns.filter(({ kind }) => kind === 'money').map(({ name }) => name)
}

/** What to select for a matrix; cents as exact text. */
export function selectedColumns<Row>(matrix: MatrixDefinition<Row>): string {
  const money = new Set(moneyColumns(matrix))
  return columnNames(matrix)
    .map((name) => (money.has(name) ? `${textOf(name)}:${name}::text` : name))
    .join(',')
}

/**
 * Cents that were selected as text, under their own names again. They travel under another name, because not every
 * server tells the column that it sorts by from the text of the same name.
 */
export function namedAsCents<Row>(matrix: MatrixDefinition<Row>, rows: readonly object[]): Row[] {
  const money = moneyColumns(matrix)
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

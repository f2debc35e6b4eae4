/** How many rows hold each value of a column; a list counts for each of its members. */
export function countValues(
  rows: readonly Readonly<Record<string, unknown>>[],
  column: string | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const row of column === undefined ? [] : rows) {
    const cell = row[column as string]
    for (const value of Array.isArray(cell) ? cell : [cell])
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  }
  return counts
}

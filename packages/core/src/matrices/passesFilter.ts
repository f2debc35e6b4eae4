import { type CellRank, cellRank, compareRanks } from './cellRank.js'
import { foldCase } from './foldCase.js'
import type { MatrixFilterDefinition } from './MatrixDefinition.js'
import type { MatrixFilterValue } from './MatrixRequest.js'
import { storedValues } from './storedValues.js'

/** A chosen value as rows hold it, to be asked of each cell. */
export function asStored<Row>(
  filter: MatrixFilterDefinition<Row>,
  value: MatrixFilterValue,
): MatrixFilterValue {
  return value.kind === 'select' ? { ...value, values: storedValues(filter, value.values) } : value
}

/** Whether a cell passes a filter that looks at cells; what is absent passes none. */
export function passesFilter(
  cell: unknown,
  filter: Exclude<MatrixFilterValue, { kind: 'activity' }>,
): boolean {
  if (cell === null || cell === undefined) return false
  switch (filter.kind) {
    case 'select':
      return Array.isArray(cell)
        ? cell.some((tag) => filter.values.includes(String(tag)))
        : filter.values.includes(String(cell))
    case 'id':
      return filter.values.some((id) => id.toLowerCase() === String(cell).toLowerCase())
    case 'boolean':
      return cell === filter.value
    case 'text':
      return foldCase(String(cell)).includes(foldCase(filter.text.trim()))
    case 'timeRange':
      return isWithin(filter, (value) => cellRank('time', value), cell)
    case 'numberRange':
      return isWithin(filter, (value) => cellRank('number', value), cell)
  }
}

/** from ≤ cell < to */
function isWithin(
  { from, to }: { readonly from?: unknown; readonly to?: unknown },
  rankOf: (value: unknown) => CellRank,
  cell: unknown,
): boolean {
  const rank = rankOf(cell)
  return (
    (from === undefined || compareRanks(rank, rankOf(from)) >= 0) &&
    (to === undefined || compareRanks(rank, rankOf(to)) < 0)
  )
}
